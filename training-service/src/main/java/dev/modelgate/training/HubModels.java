package dev.modelgate.training;

import dev.modelgate.contracts.ModelRef;
import dev.modelgate.mlx.MlxRequest;
import dev.modelgate.worker.JobContext;
import dev.modelgate.worker.mlx.LocalModels;
import dev.modelgate.worker.mlx.MlxSession;
import dev.modelgate.worker.mlx.MlxSessions;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Brings models of the hub to this machine, once. */
@Singleton
class HubModels {
    private final LocalModels models;
    private final MlxSessions sessions;

    HubModels(LocalModels models, MlxSessions sessions) {
        this.models = models;
        this.sessions = sessions;
    }

    /** Downloads {@code model} unless it names none of the hub or lies here already; an interrupted download goes on. */
    void ensureHere(ModelRef model, JobContext job) throws Exception {
        if (!(model instanceof ModelRef.Hub hub)) {
            return;
        }
        Path place = models.place(hub);
        if (Files.isDirectory(place)) {
            return;
        }
        Files.createDirectories(place.getParent());
        try (MlxSession session = sessions.openOnline(job)) {
            session.call(new MlxRequest.Download(hub.repository(), Optional.ofNullable(hub.revision()), place));
        }
    }
}
