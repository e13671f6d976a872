package dev.modelgate.training;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.mlx.MlxRequest;
import dev.modelgate.mlx.MlxResult;
import dev.modelgate.mlx.safetensors.SafetensorsHeaders;
import dev.modelgate.worker.JobContext;
import dev.modelgate.worker.TaskHandler;
import dev.modelgate.worker.artifact.ArtifactKey;
import dev.modelgate.worker.artifact.ArtifactStep;
import dev.modelgate.worker.artifact.ArtifactStore;
import dev.modelgate.worker.artifact.StoredArtifact;
import dev.modelgate.worker.mlx.LocalModels;
import dev.modelgate.worker.mlx.MlxFailures;
import dev.modelgate.worker.mlx.MlxSession;
import dev.modelgate.worker.mlx.MlxSessions;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;

/** Fuses an adapter into its base, dequantised: quantised weights would round a small adapter away. */
@Singleton
class FuseAdapterHandler implements TaskHandler<Task.FuseAdapter> {
    private final LocalModels models;
    private final ArtifactStore store;
    private final MlxSessions sessions;
    private final ArtifactStep artifacts;
    private final Toolchain toolchain;

    FuseAdapterHandler(
            LocalModels models,
            ArtifactStore store,
            MlxSessions sessions,
            ArtifactStep artifacts,
            Toolchain toolchain) {
        this.models = models;
        this.store = store;
        this.sessions = sessions;
        this.artifacts = artifacts;
        this.toolchain = toolchain;
    }

    @Override
    public Class<Task.FuseAdapter> task() {
        return Task.FuseAdapter.class;
    }

    @Override
    public Result.Completed handle(Task.FuseAdapter task, JobContext job) throws Exception {
        Path model = models.folder(task.model());
        StoredArtifact adapter = store.require(Artifact.Kind.ADAPTER, task.adapter());
        ArtifactKey key = ArtifactKey.of(Map.of(
                "step", "fuse",
                "model", models.sha256(task.model()),
                "adapter", adapter.artifact().sha256(),
                "toolchain", toolchain.versions()));
        return artifacts.run(Artifact.Kind.MODEL, key, job, (folder, recording) -> {
            try (MlxSession session = sessions.open(recording)) {
                recording.observe(session.versions());
                MlxResult.Fused fused =
                        session.call(new MlxRequest.Fuse(model, adapter.folder(), MadeFolder.within(folder), true));
                MadeFolder.unpack(folder);
                recording.observe(new Fact.Weights(
                        fused.parameters(),
                        WeightFiles.bytes(folder),
                        fused.bitsPerWeight(),
                        fused.seconds(),
                        TensorTypes.counts(MlxFailures.translating(() -> SafetensorsHeaders.read(model)))));
            }
        });
    }
}
