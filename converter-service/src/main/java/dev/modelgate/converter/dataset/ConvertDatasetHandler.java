package dev.modelgate.converter.dataset;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.dialects.convert.ConversionRun;
import dev.modelgate.dialects.convert.RowHashes;
import dev.modelgate.worker.JobContext;
import dev.modelgate.worker.TaskHandler;
import dev.modelgate.worker.artifact.ArtifactStep;
import jakarta.inject.Singleton;
import java.io.InterruptedIOException;
import java.nio.file.Path;

/** Converts the first rows of a dataset's two splits and keeps them as an artifact. */
@Singleton
class ConvertDatasetHandler implements TaskHandler<Task.ConvertDataset> {
    private final ConversionPlanner planner;
    private final ArtifactStep artifacts;

    ConvertDatasetHandler(ConversionPlanner planner, ArtifactStep artifacts) {
        this.planner = planner;
        this.artifacts = artifacts;
    }

    @Override
    public Class<Task.ConvertDataset> task() {
        return Task.ConvertDataset.class;
    }

    @Override
    public Result.Completed handle(Task.ConvertDataset task, JobContext job) throws Exception {
        ConversionPlan plan = planner.plan(task);
        return artifacts.run(
                Artifact.Kind.DATASET, plan.key(), job, (folder, recording) -> convert(plan, folder, recording));
    }

    private static void convert(ConversionPlan plan, Path folder, JobContext job) throws Exception {
        try {
            RowHashes trainRows = new RowHashes();
            SplitConversion train = new SplitConversion(plan.train(), folder, job);
            train.run(ConversionRun.onAllProcessors().withOwn(trainRows));
            SplitConversion valid = new SplitConversion(plan.valid(), folder, job);
            valid.run(ConversionRun.onAllProcessors().withOtherSplit(trainRows));
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedException(e.getMessage());
        }
    }
}
