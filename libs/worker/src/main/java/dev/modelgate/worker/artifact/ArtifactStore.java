package dev.modelgate.worker.artifact;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.SafeName;
import dev.modelgate.contracts.UnreadableMessageException;
import dev.modelgate.contracts.Wire;
import dev.modelgate.worker.WorkerFailedException;
import dev.modelgate.worker.artifact.FolderDigest.FileEntry;
import dev.modelgate.worker.disk.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Models, adapters and datasets that steps have made, one folder each, named by the key. A folder is made under a temporary
 * name and renamed when it is whole and durable. Several processes may share a store.
 */
public final class ArtifactStore {
    private static final Logger LOG = Logger.getLogger(ArtifactStore.class);
    private static final String WORKSHOP = ".tmp";

    private final Path folder;
    private final Workshop workshop;
    private final Clock clock;

    public ArtifactStore(Path folder, Clock clock) {
        this.folder = folder;
        this.workshop = new Workshop(folder.resolve(WORKSHOP));
        this.clock = clock;
    }

    /** Fills the folder of a new artifact. */
    @FunctionalInterface
    public interface Maker {
        /**
         * @param folder empty; every file in it becomes part of the artifact
         * @return what was observed on the way
         */
        List<Fact> fill(Path folder) throws Exception;
    }

    /**
     * The artifact with this key if it is here and whole: every file has its size and, once per process and change, its digest
     * is compared. One that is not whole does not count.
     */
    public Optional<StoredArtifact> find(String key) throws IOException, InterruptedException {
        Path place = folder.resolve(SafeName.check("artifact key", key));
        Optional<Manifest> manifest = read(place);
        if (manifest.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> damage = damage(place, manifest.get());
        if (damage.isPresent()) {
            LOG.warnf("An artifact is damaged and does not count. key=%s damage=%s", key, damage.get());
            return Optional.empty();
        }
        return Optional.of(stored(place, manifest.get()));
    }

    /**
     * The artifact that a task names.
     *
     * @throws WorkerFailedException missing, with a sentence that tells an absent artifact from a damaged one
     */
    public StoredArtifact require(Artifact.Kind kind, String key)
            throws WorkerFailedException, IOException, InterruptedException {
        Path place = folder.resolve(SafeName.check("artifact key", key));
        Manifest manifest = read(place)
                .orElseThrow(() -> WorkerFailedException.missing(
                        "There is no artifact " + key + " on this machine: the step that makes it has not run here."));
        if (manifest.kind() != kind) {
            throw WorkerFailedException.permanent(
                    "Artifact " + key + " is " + manifest.kind() + ", where " + kind + " is needed.", null);
        }
        Optional<String> damage = damage(place, manifest);
        if (damage.isPresent()) {
            throw WorkerFailedException.missing("Artifact " + key + " is damaged: " + damage.get() + ".");
        }
        return stored(place, manifest);
    }

    /** Makes the artifact, in place of a damaged one if there is any. What is left of a failed attempt is removed. */
    public StoredArtifact make(Artifact.Kind kind, ArtifactKey key, Maker maker) throws Exception {
        Path fresh = workshop.open();
        try {
            List<Fact> facts = maker.fill(fresh);
            for (Path file : DurableFiles.filesBelow(fresh)) {
                DurableFiles.syncFile(file);
            }
            FolderDigest content = FolderDigest.of(fresh);
            Manifest manifest = new Manifest(
                    kind,
                    key.value(),
                    key.description(),
                    clock.instant(),
                    content.sha256(),
                    content.files(),
                    List.copyOf(facts));
            DurableFiles.write(
                    fresh.resolve(Manifest.FILE), Wire.write(manifest).getBytes(StandardCharsets.UTF_8));
            return put(fresh, manifest);
        } finally {
            DurableFiles.deleteTree(fresh);
        }
    }

    /** Removes what processes that no longer run have left unfinished. */
    public void removeLeftovers() throws IOException {
        int removed = workshop.removeLeftovers();
        if (removed > 0) {
            LOG.infof("Unfinished artifacts of dead processes were removed. count=%d", removed);
        }
    }

    private StoredArtifact put(Path fresh, Manifest manifest) throws IOException, InterruptedException {
        Path place = folder.resolve(manifest.key());
        synchronized (this) {
            Optional<StoredArtifact> already = find(manifest.key());
            if (already.isPresent()) {
                return already.get();
            }
            if (Files.exists(place)) {
                Path damaged = workshop.open();
                DurableFiles.moveFile(place, damaged.resolve(manifest.key()));
                DurableFiles.deleteTree(damaged);
            }
            DurableFiles.moveFile(fresh, place);
        }
        return stored(place, manifest);
    }

    private static StoredArtifact stored(Path place, Manifest manifest) {
        return new StoredArtifact(manifest.artifact(), place, manifest.facts());
    }

    private static Optional<Manifest> read(Path place) throws IOException {
        Path file = place.resolve(Manifest.FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Wire.read(Files.readAllBytes(file), Manifest.class));
        } catch (UnreadableMessageException e) {
            LOG.warnf(
                    "A manifest cannot be read and its artifact does not count. file=%s reason=%s",
                    file, e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<String> damage(Path place, Manifest manifest) throws IOException, InterruptedException {
        for (Map.Entry<String, FileEntry> file : manifest.files().entrySet()) {
            Path path = place.resolve(file.getKey());
            if (!Files.exists(path)) {
                return Optional.of(file.getKey() + " is missing");
            }
            long bytes = Files.size(path);
            if (bytes != file.getValue().bytes()) {
                return Optional.of(file.getKey() + " has " + bytes + " bytes instead of "
                        + file.getValue().bytes());
            }
            if (!Digests.sha256(path).equals(file.getValue().sha256())) {
                return Optional.of("the content of " + file.getKey() + " is not what was written");
            }
        }
        return Optional.empty();
    }
}
