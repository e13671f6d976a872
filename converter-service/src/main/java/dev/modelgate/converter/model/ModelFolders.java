package dev.modelgate.converter.model;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.ModelRef;
import dev.modelgate.worker.WorkerConfig;
import dev.modelgate.worker.WorkerFailedException;
import dev.modelgate.worker.artifact.ArtifactStore;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files of a model lie on this machine. */
@Singleton
public class ModelFolders {
    private final WorkerConfig config;
    private final ArtifactStore artifacts;
    private final HubFiles hub;

    ModelFolders(WorkerConfig config, ArtifactStore artifacts, HubFiles hub) {
        this.config = config;
        this.artifacts = artifacts;
        this.hub = hub;
    }

    /**
     * A folder with at least the tokenizer files of {@code model}; those of a hub's model are downloaded.
     *
     * @param alive is called before each file that may take time; what it throws ends the search
     * @throws WorkerFailedException when it is not on this machine, or the hub does not give it
     */
    public Path find(ModelRef model, Runnable alive) throws WorkerFailedException, IOException, InterruptedException {
        return switch (model) {
            case ModelRef.Folder folder -> existing(folder);
            case ModelRef.Artifact artifact ->
                artifacts.require(Artifact.Kind.MODEL, artifact.key()).folder();
            case ModelRef.Hub repository -> hub.fetch(repository, alive);
        };
    }

    private Path existing(ModelRef.Folder model) throws WorkerFailedException {
        Path folder = config.modelsFolder().resolve(model.name());
        if (!Files.isDirectory(folder)) {
            throw WorkerFailedException.missing("There is no folder '" + model.name() + "' in the models folder "
                    + config.modelsFolder() + " (MODELGATE_MODELS).");
        }
        return folder;
    }
}
