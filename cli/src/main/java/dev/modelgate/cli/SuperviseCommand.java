package dev.modelgate.cli;

import dev.modelgate.cli.stack.Installation;
import dev.modelgate.cli.stack.Supervisor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What {@code up} leaves running in the background; not for people. */
@Command(name = "supervise", hidden = true)
final class SuperviseCommand implements Callable<Integer> {
    private final Installation installation;

    SuperviseCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        Supervisor.run(installation, System.getenv());
        return ExitStatus.OK;
    }
}
