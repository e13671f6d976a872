package dev.modelgate.training;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.contracts.TrainingOptions;
import dev.modelgate.mlx.MlxEvent;
import dev.modelgate.mlx.MlxRequest;
import dev.modelgate.mlx.MlxResult;
import dev.modelgate.worker.JobContext;
import dev.modelgate.worker.TaskHandler;
import dev.modelgate.worker.artifact.ArtifactKey;
import dev.modelgate.worker.artifact.ArtifactStep;
import dev.modelgate.worker.mlx.LocalModels;
import dev.modelgate.worker.mlx.MlxSession;
import dev.modelgate.worker.mlx.MlxSessions;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;

/** LoRA training; losses are reported as they come. */
@Singleton
class TrainAdapterHandler implements TaskHandler<Task.TrainAdapter> {
    private final LocalModels models;
    private final Datasets datasets;
    private final MlxSessions sessions;
    private final ArtifactStep artifacts;
    private final Toolchain toolchain;

    TrainAdapterHandler(
            LocalModels models, Datasets datasets, MlxSessions sessions, ArtifactStep artifacts, Toolchain toolchain) {
        this.models = models;
        this.datasets = datasets;
        this.sessions = sessions;
        this.artifacts = artifacts;
        this.toolchain = toolchain;
    }

    @Override
    public Class<Task.TrainAdapter> task() {
        return Task.TrainAdapter.class;
    }

    /** Without an artifact when the loss stopped being finite: that is a fact about the training, not a failure of it. */
    @Override
    public Result.Completed handle(Task.TrainAdapter task, JobContext job) throws Exception {
        Path model = models.folder(task.model());
        Path data = datasets.fetch(task.dataset());
        ArtifactKey key = ArtifactKey.of(Map.of(
                "step", "train",
                "model", models.sha256(task.model()),
                "dataset", task.dataset(),
                "options", task.options(),
                "toolchain", toolchain.versions()));
        try {
            return artifacts.run(Artifact.Kind.ADAPTER, key, job, (folder, recording) -> {
                try (MlxSession session = sessions.open(recording)) {
                    recording.observe(session.versions());
                    MlxResult.Trained trained = session.call(
                            request(model, data, MadeFolder.within(folder), task.options()),
                            event -> report(event, task.options(), recording));
                    recording.observe(session.memory(trained.peakMlxBytes()));
                    if (!trained.completed()) {
                        throw new NoAdapter();
                    }
                    MadeFolder.unpack(folder);
                }
            });
        } catch (NoAdapter e) {
            return new Result.Completed(null, false);
        }
    }

    private static MlxRequest.Train request(Path model, Path data, Path adapter, TrainingOptions options) {
        return new MlxRequest.Train(
                model,
                data,
                adapter,
                options.iterations(),
                options.batchSize(),
                options.learningRate(),
                options.layers(),
                options.seed(),
                options.maskPrompt(),
                options.maxSequenceLength(),
                options.reportEvery(),
                options.evaluateEvery(),
                new MlxRequest.LoraParameters(options.rank(), options.scale(), options.dropout()));
    }

    private static void report(MlxEvent event, TrainingOptions options, JobContext job) {
        switch (event) {
            case MlxEvent.Progress progress ->
                job.progress(progress.done(), progress.total().orElse(0), progress.unit());
            case MlxEvent.TrainLoss loss -> {
                job.observe(new Fact.TrainingLoss(
                        loss.iteration(),
                        loss.finite() ? loss.loss().getAsDouble() : null,
                        loss.tokensPerSecond(),
                        loss.trainedTokens(),
                        loss.peakMlxBytes()));
                job.progress(loss.iteration(), options.iterations(), "iterations");
            }
            case MlxEvent.ValidationLoss loss ->
                job.observe(new Fact.ValidationLoss(
                        loss.iteration(), loss.finite() ? loss.loss().getAsDouble() : null, loss.seconds()));
        }
    }

    /** The training ended before there was an adapter to keep. */
    private static final class NoAdapter extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
