package dev.modelgate.worker.job;

import dev.modelgate.worker.JobContext.Registration;
import dev.modelgate.worker.journal.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * A command that waits or runs. Whoever wants to stop it and the thread that ends it meet here: the first reason to stop counts,
 * and after {@link #end} nobody interrupts the thread any more.
 */
final class Job {
    private final JournalEntry entry;
    private final LongSupplier nanoTime;
    private final List<Runnable> actions = new ArrayList<>();
    private Thread runner;
    private Stop stop;
    private long stoppedAt;
    private boolean ended;
    private volatile long lastSign;
    private final AtomicBoolean claimed = new AtomicBoolean();

    /** @param nanoTime a clock that never jumps, in nanoseconds */
    Job(JournalEntry entry, LongSupplier nanoTime) {
        this.entry = entry;
        this.nanoTime = nanoTime;
    }

    JournalEntry entry() {
        return entry;
    }

    /** Whoever gets true brings the job to its end: the worker's thread, or who stops it before its turn has come. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    /** The calling thread carries out the job from now on. Returns false when it has to stop already. */
    synchronized boolean begin() {
        runner = Thread.currentThread();
        alive();
        return stop == null;
    }

    /** The calling thread has carried out the job; its interrupt, if there was one, is taken back. */
    synchronized Optional<Stop> end() {
        ended = true;
        runner = null;
        Thread.interrupted();
        return Optional.ofNullable(stop);
    }

    /** Makes the job stop, unless it has ended or stops already. Actions may block, so not for a thread that must not. */
    void stop(Stop reason) {
        List<Runnable> toRun;
        synchronized (this) {
            if (ended || stop != null) {
                return;
            }
            stop = reason;
            stoppedAt = nanoTime.getAsLong();
            toRun = List.copyOf(actions);
        }
        toRun.forEach(Runnable::run);
        synchronized (this) {
            if (runner != null) {
                runner.interrupt();
            }
        }
    }

    synchronized boolean stopped() {
        return stop != null;
    }

    /** Runs {@code action} when the job has to stop, or now when it already has to. */
    Registration onStop(Runnable action) {
        synchronized (this) {
            if (stop == null) {
                actions.add(action);
                return () -> forget(action);
            }
        }
        action.run();
        return () -> {};
    }

    void alive() {
        lastSign = nanoTime.getAsLong();
    }

    /** Nanoseconds since the last sign of life; 0 while the job waits for its turn. */
    synchronized long silence() {
        return runner == null ? 0 : nanoTime.getAsLong() - lastSign;
    }

    /** Nanoseconds since the job was told to stop; 0 when it was not, or has ended. */
    synchronized long stoppingFor() {
        return stop == null || ended ? 0 : nanoTime.getAsLong() - stoppedAt;
    }

    private synchronized void forget(Runnable action) {
        actions.remove(action);
    }
}
