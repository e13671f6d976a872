package dev.modelgate.converter.dataset;

import dev.modelgate.contracts.SafeName;
import dev.modelgate.contracts.Task;
import dev.modelgate.contracts.ToolSpec;
import dev.modelgate.converter.tool.Tools;
import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.convert.ConversionOptions;
import dev.modelgate.dialects.dialect.ReadOptions;
import dev.modelgate.worker.WorkerConfig;
import dev.modelgate.worker.WorkerFailedException;
import dev.modelgate.worker.artifact.ArtifactKey;
import dev.modelgate.worker.artifact.Digests;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds everything that a conversion needs, and says in one sentence what is not there. */
@Singleton
class ConversionPlanner {
    /** Part of every key: to be raised when the same rows convert to other bytes, so that old artifacts no longer answer. */
    private static final int FORMAT = 2;

    private final WorkerConfig config;

    ConversionPlanner(WorkerConfig config) {
        this.config = config;
    }

    ConversionPlan plan(Task.ConvertDataset task) throws WorkerFailedException, IOException, InterruptedException {
        List<ToolSpec> specs = Optional.ofNullable(task.tools()).orElse(List.of());
        ConversionOptions options;
        try {
            options = ConversionOptions.of(Dialects.named(task.from()), Dialects.named(task.to()))
                    .withRead(ReadOptions.DEFAULT.withTools(Tools.definitions(specs)));
        } catch (IllegalArgumentException e) {
            throw WorkerFailedException.permanent(e.getMessage(), e);
        }
        ConversionPlan.Source train = source(Split.TRAIN, task.train(), task.trainRows(), options);
        ConversionPlan.Source valid = source(Split.VALID, task.valid(), task.validRows(), options);
        ArtifactKey key = ArtifactKey.of(Map.of(
                "dataset", FORMAT,
                "from", task.from(),
                "to", task.to(),
                "tools", specs,
                "train", Digests.sha256(train.file()),
                "trainRows", train.options().take(),
                "valid", Digests.sha256(valid.file()),
                "validRows", valid.options().take()));
        return new ConversionPlan(key, train, valid);
    }

    private ConversionPlan.Source source(Split split, String name, Integer rows, ConversionOptions options)
            throws WorkerFailedException {
        try {
            Path file = config.dataFolder().resolve(SafeName.checkPath("file of rows", name));
            if (!Files.isRegularFile(file)) {
                throw WorkerFailedException.permanent(
                        "There is no file '" + name + "' in the data folder " + config.dataFolder()
                                + " (MODELGATE_DATA).",
                        null);
            }
            return new ConversionPlan.Source(split, name, file, rows == null ? options : options.withTake(rows));
        } catch (IllegalArgumentException e) {
            throw WorkerFailedException.permanent(e.getMessage(), e);
        }
    }
}
