package dev.modelgate.cli;

import dev.modelgate.cli.progress.Progress;
import dev.modelgate.cli.progress.Terminal;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Progress whose clock goes on while nothing is heard. */
final class Ticker implements AutoCloseable {
    private final Progress progress =
            new Progress(System.out, Terminal.output(), Terminal.width(), InstantSource.system());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    Ticker() {
        clock.scheduleAtFixedRate(progress::tick, 1, 1, TimeUnit.SECONDS);
    }

    Progress progress() {
        return progress;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        progress.finish();
    }
}
