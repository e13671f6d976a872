package dev.modelgate.converter.model;

import dev.modelgate.contracts.ModelRef;
import dev.modelgate.converter.problem.ProblemException;
import dev.modelgate.tokenizers.Tokenizer;
import dev.modelgate.tokenizers.TokenizerException;
import dev.modelgate.tokenizers.Tokenizers;
import dev.modelgate.worker.WorkerConfig;
import dev.modelgate.worker.WorkerFailedException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tokenizers of models that callers name; what is wrong with a model is a problem of theirs. */
@Singleton
public class ModelTokenizers {
    private final ModelFolders folders;
    private final WorkerConfig config;

    ModelTokenizers(ModelFolders folders, WorkerConfig config) {
        this.folders = folders;
        this.config = config;
    }

    /**
     * A folder with the tokenizer files of {@code model}; those of a hub's model are downloaded.
     *
     * @throws ProblemException 404 when the model is not here or not to be had, 503 when its hub does not answer
     */
    public Path folder(ModelRef model) throws IOException, InterruptedException {
        if (model instanceof ModelRef.Folder named
                && !Files.isDirectory(config.modelsFolder().resolve(named.name()))) {
            throw new ProblemException(
                    Status.NOT_FOUND, "There is no folder '" + named.name() + "' in the models folder.");
        }
        try {
            return folders.find(model, () -> {});
        } catch (WorkerFailedException e) {
            throw new ProblemException(
                    e.result().retryable() ? Status.SERVICE_UNAVAILABLE : Status.NOT_FOUND, e.getMessage());
        }
    }

    /**
     * The tokenizer that mlx_lm would use for {@code model}. The caller closes it.
     *
     * @throws ProblemException as {@link #folder}, and 422 when the model has none or a damaged one
     */
    public Tokenizer open(ModelRef model) throws IOException, InterruptedException {
        Path folder = folder(model);
        try {
            return Tokenizers.open(folder);
        } catch (TokenizerException e) {
            throw unusable(model, e);
        }
    }

    /** The problem that a model's tokenizer is. */
    public static ProblemException unusable(ModelRef model, TokenizerException e) {
        return new ProblemException(
                ProblemException.UNPROCESSABLE, "The tokenizer of " + model + " cannot be used: " + e.getMessage());
    }
}
