package dev.modelgate.cli;

import dev.modelgate.cli.stack.Installation;
import dev.modelgate.cli.stack.Supervisor;
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
    public Integer call() {
        boolean stopped = Supervisor.stop(installation, STOPPED_WITHIN);
        System.out.println(stopped ? "The stack is down." : "No stack was running.");
        return ExitStatus.OK;
    }
}
