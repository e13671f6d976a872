package dev.modelgate.worker.artifact;

import dev.modelgate.worker.disk.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Temporary folders beside artifacts and other results. Each is named after the process that uses it, so that what a dead one left is found. */
public final class Workshop {
    private final Path folder;

    public Workshop(Path folder) {
        this.folder = folder;
    }

    /** A new, empty folder on the file system of the artifacts. */
    public Path open() throws IOException {
        ProcessHandle self = ProcessHandle.current();
        return Files.createDirectories(folder.resolve(self.pid() + "-" + started(self) + "-" + UUID.randomUUID()));
    }

    /** Removes the folders of processes that no longer run. Returns how many. */
    public int removeLeftovers() throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        int removed = 0;
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                if (!ownerRuns(path.getFileName().toString())) {
                    DurableFiles.deleteTree(path);
                    removed++;
                }
            }
        }
        return removed;
    }

    /** A name that starts with a dot is what a tool makes on the way to the folder that it was told to make. */
    private static boolean ownerRuns(String name) {
        String[] parts = (name.startsWith(".") ? name.substring(1) : name).split("-", 3);
        try {
            Optional<ProcessHandle> owner = ProcessHandle.of(Long.parseLong(parts[0]));
            // The start time tells the owner from another process that was given its id.
            return owner.isPresent() && parts.length > 1 && Long.parseLong(parts[1]) == started(owner.get());
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
