package dev.modelgate.cli;

import dev.modelgate.cli.stack.Installation;
import dev.modelgate.cli.stack.PartStatus;
import dev.modelgate.cli.stack.StackStatus;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What of the stack runs, and where. */
@Command(name = "status", description = "Show the parts of the local stack.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private final Installation installation;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    StatusCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        StackStatus status = StackStatus.read(installation);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(status.json());
        } else {
            out.printf("%-18s %8s %6s  %s%n", "part", "pid", "port", "state");
            status.processes().forEach(part -> out.println(line(part)));
        }
        out.flush();
        return ExitStatus.OK;
    }

    private static String line(PartStatus part) {
        String restarts = part.restarts() == 0 ? "" : ", started again " + part.restarts() + " times";
        String detail = part.detail() == null ? "" : ": " + part.detail();
        return String.format(
                "%-18s %8s %6s  %s%s%s",
                part.name(),
                part.pid() == null ? "-" : part.pid(),
                part.port() == null ? "-" : part.port(),
                part.state().name().toLowerCase(Locale.ROOT),
                restarts,
                detail);
    }
}
