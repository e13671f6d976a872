package dev.modelgate.cli;

import dev.modelgate.cli.stack.Installation;
import dev.modelgate.cli.stack.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Starts the stack on the default ports and leaves it running, supervised. */
@Command(
        name = "up",
        description = "Start the local stack on the default ports and keep it running.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    private final Installation installation;

    UpCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws IOException {
        try (Ticker ticker = new Ticker()) {
            Map<String, String> environment =
                    PythonEnvironment.ensure(installation, System.getenv(), ticker.progress());
            PartsLine line = new PartsLine();
            long begin = System.nanoTime();
            Supervisor.startInBackground(
                    installation,
                    environment,
                    READY_WITHIN,
                    parts -> ticker.progress().doing(line.of(parts)));
            ticker.progress().finish();
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    Locale.ROOT, "All parts are ready after %.1f s; controller at http://127.0.0.1:8080.%n", seconds);
            return ExitStatus.OK;
        }
    }
}
