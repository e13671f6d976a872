package dev.modelgate.worker.mlx;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.ModelRef;
import dev.modelgate.worker.WorkerConfig;
import dev.modelgate.worker.WorkerFailedException;
import dev.modelgate.worker.artifact.ArtifactStore;
import dev.modelgate.worker.artifact.FolderDigest;
import dev.modelgate.worker.artifact.StoredArtifact;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Models that lie on this machine. */
@Singleton
public class LocalModels {
    private final Path models;
    private final Path hub;
    private final ArtifactStore artifacts;

    LocalModels(WorkerConfig config, ArtifactStore artifacts) {
        this.models = config.modelsFolder();
        this.hub = config.home().resolve("hub").toAbsolutePath().normalize();
        this.artifacts = artifacts;
    }

    /**
     * The folder of a model.
     *
     * @throws WorkerFailedException missing, when it is not on this machine
     */
    public Path folder(ModelRef model) throws WorkerFailedException, IOException, InterruptedException {
        return switch (model) {
            case ModelRef.Folder named -> present(models.resolve(named.name()), named);
            case ModelRef.Artifact made ->
                artifacts.require(Artifact.Kind.MODEL, made.key()).folder();
            case ModelRef.Hub remote -> present(place(remote), remote);
        };
    }

    /** A digest over everything in a model's folder, for the keys of what is made from it. */
    public String sha256(ModelRef model) throws WorkerFailedException, IOException, InterruptedException {
        if (model instanceof ModelRef.Artifact made) {
            StoredArtifact stored = artifacts.require(Artifact.Kind.MODEL, made.key());
            return stored.artifact().sha256();
        }
        return FolderDigest.of(folder(model)).sha256();
    }

    /** Where a model of the hub lies once it has been downloaded. */
    public Path place(ModelRef.Hub model) {
        String revision = model.revision() == null ? "main" : model.revision();
        return hub.resolve(model.repository().replace("/", "--") + "--" + revision);
    }

    private static Path present(Path folder, ModelRef model) throws WorkerFailedException {
        if (!Files.isDirectory(folder)) {
            throw WorkerFailedException.missing(
                    "The model " + model + " is not on this machine: there is no folder " + folder + ".");
        }
        return folder;
    }
}
