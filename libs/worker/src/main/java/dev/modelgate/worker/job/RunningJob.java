package dev.modelgate.worker.job;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import dev.modelgate.worker.JobContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What a handler sees of its job. */
final class RunningJob implements JobContext {
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final Job job;
    private final LongSupplier nanoTime;
    private long lastProgress;
    private boolean anyProgress;

    RunningJob(Job job, LongSupplier nanoTime) {
        this.job = job;
        this.nanoTime = nanoTime;
    }

    @Override
    public Command command() {
        return job.entry().command();
    }

    @Override
    public void observe(Fact fact) {
        job.alive();
        try {
            job.entry().append(fact);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void progress(long done, long total, String unit) {
        job.alive();
        if (due(done > 0 && done == total)) {
            observe(new Fact.Progress(done, total, unit));
        }
    }

    private synchronized boolean due(boolean last) {
        long now = nanoTime.getAsLong();
        if (anyProgress && !last && now - lastProgress < PAUSE) {
            return false;
        }
        anyProgress = true;
        lastProgress = now;
        return true;
    }

    @Override
    public void alive() {
        job.alive();
    }

    @Override
    public boolean stopped() {
        return job.stopped();
    }

    @Override
    public Registration onStop(Runnable action) {
        return job.onStop(action);
    }
}
