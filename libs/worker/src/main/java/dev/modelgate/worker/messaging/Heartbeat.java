package dev.modelgate.worker.messaging;

import dev.modelgate.worker.WorkerConfig;
import dev.modelgate.worker.job.Jobs;
import dev.modelgate.worker.machine.MachineReport;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Says at a steady pace that this worker lives, what it has and what it does. */
@Singleton
class Heartbeat {
    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    private final Reports reports;
    private final MachineReport machine;
    private final Jobs jobs;
    private final WorkerConfig config;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread thread = new Thread(runnable, "modelgate-heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    Heartbeat(Reports reports, MachineReport machine, Jobs jobs, WorkerConfig config) {
        this.reports = reports;
        this.machine = machine;
        this.jobs = jobs;
        this.config = config;
    }

    void start() {
        timer.scheduleAtFixedRate(this::beat, 0, config.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    /** A heartbeat that is late is worth nothing: while one is under way no other is sent. */
    private void beat() {
        if (!underWay.compareAndSet(false, true)) {
            return;
        }
        try {
            reports.send(machine.now(jobs.ids()))
                    .subscribe()
                    .with(sent -> underWay.set(false), failure -> missed(failure));
        } catch (RuntimeException e) {
            missed(e);
        }
    }

    private void missed(Throwable failure) {
        underWay.set(false);
        LOG.warnf("A heartbeat could not be sent: %s", failure);
    }
}
