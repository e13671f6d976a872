package dev.modelgate.converter.conversion;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.contracts.SafeName;
import dev.modelgate.worker.WorkerConfig;
import dev.modelgate.worker.artifact.Workshop;
import dev.modelgate.worker.disk.DurableFiles;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Optional;

/**
 * Results of conversions, one folder each, named by the id. A folder is filled under a temporary name and renamed when it is
 * whole and durable, so that two conversions that give the same result do not meet before it is there.
 */
@Singleton
final class ConversionStore {
    private final Path folder;
    private final Workshop workshop;
    private final ObjectMapper json;
    private final Clock clock;

    ConversionStore(WorkerConfig worker, ObjectMapper json, Clock clock) {
        this.folder = worker.home().resolve("conversions").toAbsolutePath().normalize();
        this.workshop = new Workshop(folder.resolve(".tmp"));
        this.json = json;
        this.clock = clock;
    }

    /** A new, empty folder for a result; whoever asked for it removes it, or has it {@link #put}. */
    Path stage() throws IOException {
        return workshop.open();
    }

    /** Removes what processes that no longer run have left unfinished. Returns how many. */
    int removeLeftovers() throws IOException {
        return workshop.removeLeftovers();
    }

    /**
     * Puts a result in its place.
     *
     * @param stage whose files are on the disk already; gone afterwards
     * @return false when the same result was there before
     */
    boolean put(Path stage, ReportDocument report) throws IOException {
        DurableFiles.write(stage.resolve(ResultFile.REPORT), json.writeValueAsBytes(report));
        Path place = folder.resolve(report.id());
        try {
            if (touch(place)) {
                DurableFiles.deleteTree(stage);
                return false;
            }
            DurableFiles.moveFile(stage, place);
            return true;
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
            DurableFiles.deleteTree(stage);
            return false;
        }
    }

    /**
     * The result with an id, if it is here.
     *
     * @throws IllegalArgumentException when it is no plain name
     */
    Optional<StoredConversion> find(String id) throws IOException {
        Path place = folder.resolve(SafeName.check("id of a conversion", id));
        Path report = place.resolve(ResultFile.REPORT);
        if (!Files.isRegularFile(report)) {
            return Optional.empty();
        }
        return Optional.of(new StoredConversion(place, json.readValue(report.toFile(), ReportDocument.class)));
    }

    /** Removes a result: at once for whoever looks for it, while a file that is being fetched is read to its end. */
    void remove(Path place) throws IOException {
        Path grave = stage();
        DurableFiles.moveFile(place, grave.resolve(place.getFileName()));
        DurableFiles.deleteTree(grave);
    }

    /** The folder of all results. */
    Path folder() {
        return folder;
    }

    /** Notes that somebody asked for a result again; false when it is not there. */
    private boolean touch(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return false;
        }
        Files.setLastModifiedTime(place, FileTime.from(clock.instant()));
        return true;
    }
}
