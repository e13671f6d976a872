package dev.modelgate.cli;

import dev.modelgate.cli.stack.Installation;
import dev.modelgate.cli.stack.StartCacheRecording;
import dev.modelgate.cli.stack.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops the stack that {@code up} started. */
@Command(name = "down", description = "Stop the local stack.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(90);

    private final Installation installation;

    DownCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws IOException {
        boolean stopped = Supervisor.stop(installation, STOPPED_WITHIN);
        System.out.println(stopped ? "The stack is down." : "No stack was running.");
        if (stopped && StartCacheRecording.due(installation)) {
            record();
        }
        return ExitStatus.OK;
    }

    private void record() throws IOException {
        try (Ticker ticker = new Ticker();
                Interruption interruption =
                        new Interruption("Interrupted: the start is not recorded now; the next down does it.")) {
            ticker.progress()
                    .doing("recording how this build starts, so that the next start takes half the time"
                            + " (once for a build; Ctrl-C leaves it out)");
            try (StartCacheRecording recording = StartCacheRecording.start(installation, System.getenv())) {
                interruption.before(recording::abandon);
                recording.finish();
            }
            ticker.progress().finish();
        }
    }
}
