package dev.modelgate.worker;

import dev.modelgate.worker.artifact.ArtifactStore;
import dev.modelgate.worker.journal.Journal;
import dev.modelgate.worker.machine.Accelerator;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Beans made of plain classes. */
class WorkerBeans {
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Journal journal(WorkerConfig config, Clock clock) throws IOException {
        return Journal.open(config.journalFolder(), clock);
    }

    void close(@Disposes Journal journal) throws IOException {
        journal.close();
    }

    @Produces
    @Singleton
    ArtifactStore artifacts(WorkerConfig config, Clock clock) {
        return new ArtifactStore(config.artifactsFolder(), clock);
    }

    /** For services that load no model. */
    @Produces
    @Singleton
    @DefaultBean
    Accelerator none() {
        return new Accelerator() {
            @Override
            public String backend() {
                return "none";
            }

            @Override
            public Map<String, String> versions() {
                return Map.of();
            }

            @Override
            public CompletionStage<Map<String, String>> knownVersions() {
                return CompletableFuture.completedStage(versions());
            }
        };
    }
}
