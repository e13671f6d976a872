package dev.modelgate.training;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.mlx.MlxRequest;
import dev.modelgate.mlx.MlxResult;
import dev.modelgate.mlx.safetensors.SafetensorsHeaders;
import dev.modelgate.worker.JobContext;
import dev.modelgate.worker.ModelFailedException;
import dev.modelgate.worker.TaskHandler;
import dev.modelgate.worker.artifact.ArtifactKey;
import dev.modelgate.worker.artifact.ArtifactStep;
import dev.modelgate.worker.mlx.LocalModels;
import dev.modelgate.worker.mlx.MlxFailures;
import dev.modelgate.worker.mlx.MlxSession;
import dev.modelgate.worker.mlx.MlxSessions;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Quantises a model, after a look at its tensors: some sources would become garbage without a word. */
@Singleton
class PrepareModelHandler implements TaskHandler<Task.PrepareModel> {
    private final LocalModels models;
    private final HubModels hub;
    private final MlxSessions sessions;
    private final ArtifactStep artifacts;
    private final Toolchain toolchain;

    PrepareModelHandler(
            LocalModels models, HubModels hub, MlxSessions sessions, ArtifactStep artifacts, Toolchain toolchain) {
        this.models = models;
        this.hub = hub;
        this.sessions = sessions;
        this.artifacts = artifacts;
        this.toolchain = toolchain;
    }

    @Override
    public Class<Task.PrepareModel> task() {
        return Task.PrepareModel.class;
    }

    @Override
    public Result.Completed handle(Task.PrepareModel task, JobContext job) throws Exception {
        hub.ensureHere(task.model(), job);
        Path source = models.folder(task.model());
        SafetensorsHeaders headers = MlxFailures.translating(() -> SafetensorsHeaders.read(source));
        Optional<String> obstacle = headers.obstacleToConversion();
        if (obstacle.isPresent()) {
            throw new ModelFailedException(obstacle.get());
        }
        ArtifactKey key = ArtifactKey.of(Map.of(
                "step", "prepare",
                "model", models.sha256(task.model()),
                "bits", task.bits(),
                "groupSize", task.groupSize(),
                "dtype", task.dtype(),
                "toolchain", toolchain.versions()));
        return artifacts.run(Artifact.Kind.MODEL, key, job, (folder, recording) -> {
            try (MlxSession session = sessions.open(recording)) {
                recording.observe(session.versions());
                MlxResult.Prepared prepared = session.call(new MlxRequest.Prepare(
                        source, MadeFolder.within(folder), task.bits(), task.groupSize(), Optional.of(task.dtype())));
                MadeFolder.unpack(folder);
                recording.observe(new Fact.Weights(
                        prepared.parameters(),
                        WeightFiles.bytes(folder),
                        prepared.bitsPerWeight(),
                        prepared.seconds(),
                        TensorTypes.counts(headers)));
            }
        });
    }
}
