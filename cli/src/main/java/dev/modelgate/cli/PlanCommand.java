package dev.modelgate.cli;

import dev.modelgate.cli.stack.Installation;
import dev.modelgate.gates.plan.PlanPrinter;
import dev.modelgate.gates.plan.PlanReading;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plan check}: what a plan would do, or everything that is wrong with it. */
@Command(name = "plan", description = "Work on plans.", mixinStandardHelpOptions = true)
final class PlanCommand implements Runnable {
    private final Installation installation;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    PlanCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name what to do: plan check NAME|FILE.");
    }

    @Command(
            name = "check",
            description = "Validate a plan and print what it would do; no model is needed.",
            mixinStandardHelpOptions = true)
    int check(@Parameters(paramLabel = "NAME|FILE", description = "A shipped plan's name, or a file.") String plan)
            throws IOException {
        if (Plans.valid(installation, plan).reading() instanceof PlanReading.Valid valid) {
            spec.commandLine().getOut().print(PlanPrinter.print(valid.plan()));
            spec.commandLine().getOut().flush();
        }
        return ExitStatus.OK;
    }
}
