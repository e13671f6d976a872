package dev.modelgate.worker.messaging;

import dev.modelgate.worker.WorkerConfig;
import dev.modelgate.worker.job.Jobs;
import dev.modelgate.worker.journal.Journal;
import dev.modelgate.worker.journal.JournalEntry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;

/** Starts to report once the channels exist, and lets a stopping service hand back what it can. */
@Singleton
class Reporting {
    private final WorkerConfig config;
    private final Journal journal;
    private final Jobs jobs;
    private final Publisher publisher;
    private final Heartbeat heartbeat;

    Reporting(WorkerConfig config, Journal journal, Jobs jobs, Publisher publisher, Heartbeat heartbeat) {
        this.config = config;
        this.journal = journal;
        this.jobs = jobs;
        this.publisher = publisher;
        this.heartbeat = heartbeat;
    }

    /** Publishes what the last process has not, or may not have. */
    void start(@Observes StartupEvent event) throws IOException {
        for (JournalEntry entry : journal.open()) {
            publisher.publish(entry);
        }
        heartbeat.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        Duration half = config.shutdown().dividedBy(2);
        heartbeat.stop();
        jobs.shutDown(half);
        publisher.shutDown(half);
    }
}
