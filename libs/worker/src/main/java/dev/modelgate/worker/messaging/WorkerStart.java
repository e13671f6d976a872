package dev.modelgate.worker.messaging;

import dev.modelgate.contracts.Result;
import dev.modelgate.worker.WorkerConfig;
import dev.modelgate.worker.artifact.ArtifactStore;
import dev.modelgate.worker.job.Jobs;
import dev.modelgate.worker.journal.Journal;
import dev.modelgate.worker.journal.JournalEntry;
import dev.modelgate.worker.machine.Machine;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import org.jboss.logging.Logger;

/** What a worker does before the first message is taken. The channels do not exist yet, so nothing is published here. */
@Singleton
class WorkerStart {
    private static final Logger LOG = Logger.getLogger(WorkerStart.class);
    private static final int BEFORE_CHANNELS = Interceptor.Priority.PLATFORM_BEFORE;

    private final WorkerConfig config;
    private final Machine machine;
    private final Journal journal;
    private final ArtifactStore artifacts;
    private final Jobs jobs;

    WorkerStart(WorkerConfig config, Machine machine, Journal journal, ArtifactStore artifacts, Jobs jobs) {
        this.config = config;
        this.machine = machine;
        this.journal = journal;
        this.artifacts = artifacts;
        this.jobs = jobs;
    }

    void start(@Observes @Priority(BEFORE_CHANNELS) StartupEvent event) throws IOException, InterruptedException {
        LOG.infof(
                "The worker starts. service=%s machine=%s incarnation=%s home=%s models=%s data=%s artifacts=%s heartbeat=%s "
                        + "journalRetention=%s shutdown=%s",
                machine.service().label(),
                machine.name(),
                machine.incarnation(),
                config.home().toAbsolutePath(),
                config.modelsFolder(),
                config.dataFolder(),
                config.artifactsFolder(),
                config.heartbeat(),
                config.journalRetention(),
                config.shutdown());
        artifacts.removeLeftovers();
        journal.clean(config.journalRetention());
        handBack();
    }

    /** What was under way when the last process died is left to the controller's next attempt. */
    private void handBack() throws IOException, InterruptedException {
        for (JournalEntry entry : journal.open()) {
            if (entry.outcome().isEmpty()) {
                LOG.warnf(
                        "A command was under way when the worker died. command=%s",
                        entry.command().id());
                jobs.refuse(
                        entry, new Result.WorkerFailed("The worker was restarted while the command ran.", true, false));
            }
        }
    }
}
