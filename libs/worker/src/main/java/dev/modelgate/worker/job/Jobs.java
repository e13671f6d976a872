package dev.modelgate.worker.job;

import dev.modelgate.contracts.Result;
import dev.modelgate.worker.journal.JournalEntry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The commands that wait or run here: one runs at a time, in the order of their acceptance. */
@Singleton
public class Jobs {
    private static final Logger LOG = Logger.getLogger(Jobs.class);
    private static final Duration WATCH = Duration.ofMillis(200);

    private final JobRunner runner;
    private final Clock clock;
    private final Map<String, Job> open = new LinkedHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(named("job"));
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(named("job-watch"));

    Jobs(JobRunner runner, Clock clock) {
        this.runner = runner;
        this.clock = clock;
        watch.scheduleWithFixedDelay(this::stopOverdue, WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs an accepted command when its turn comes. */
    public void submit(JournalEntry entry) {
        Job job = new Job(entry, System::nanoTime);
        synchronized (open) {
            open.put(entry.command().id(), job);
        }
        worker.execute(() -> carryOut(job));
    }

    /** Ends an accepted command without running it. */
    public void refuse(JournalEntry entry, Result.WorkerFailed because) throws InterruptedException {
        runner.finishUnrun(entry, because);
    }

    /** Makes a command stop. Returns at once; false when it neither waits nor runs here. */
    public boolean cancel(String command, String reason) {
        Job job = find(command);
        if (job == null) {
            return false;
        }
        watch.execute(() -> stop(job, new Stop.Cancelled(reason)));
        return true;
    }

    /** Whether the command waits or runs. */
    public boolean contains(String command) {
        return find(command) != null;
    }

    /** Ids of the commands that wait or run, oldest first. */
    public List<String> ids() {
        synchronized (open) {
            return List.copyOf(open.keySet());
        }
    }

    /** When the oldest command that waits or runs was accepted. */
    public Optional<Instant> oldest() {
        return jobs().stream().map(job -> job.entry().acceptedAt()).findFirst();
    }

    /** How long a job has been stopping without coming to its end; zero when none is. */
    public Duration stuckFor() {
        return Duration.ofNanos(
                jobs().stream().mapToLong(Job::stoppingFor).max().orElse(0));
    }

    /** Stops all that runs or waits, so that the controller can give it to another attempt; waits at most this long. */
    public void shutDown(Duration most) throws InterruptedException {
        worker.shutdown();
        for (Job job : jobs()) {
            stop(job, new Stop.ServiceStopping());
        }
        if (!worker.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warnf("A job has not stopped in time and is left. commands=%s", ids());
        }
    }

    @PreDestroy
    void close() {
        watch.shutdownNow();
        worker.shutdownNow();
    }

    private void stop(Job job, Stop reason) {
        job.stop(reason);
        carryOut(job);
    }

    /** Does nothing when the job runs or has ended: a job that is stopped before its turn ends on the thread that stops it. */
    private void carryOut(Job job) {
        if (!job.claim()) {
            return;
        }
        try {
            runner.run(job);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (open) {
                open.remove(job.entry().command().id(), job);
            }
        }
    }

    private void stopOverdue() {
        for (Job job : jobs()) {
            Deadlines.overdue(job.entry().command(), clock.instant(), Duration.ofNanos(job.silence()))
                    .ifPresent(reason -> stop(job, reason));
        }
    }

    private Collection<Job> jobs() {
        synchronized (open) {
            return new ArrayList<>(open.values());
        }
    }

    private Job find(String command) {
        synchronized (open) {
            return open.get(command);
        }
    }

    private static ThreadFactory named(String name) {
        return runnable -> {
            Thread thread = new Thread(runnable, "modelgate-" + name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
