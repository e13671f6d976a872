package dev.modelgate.cli;

import dev.modelgate.cli.client.CommitMode;
import dev.modelgate.cli.client.ControllerClient;
import dev.modelgate.cli.plan.LocalPlan;
import dev.modelgate.cli.progress.Terminal;
import dev.modelgate.cli.stack.Installation;
import dev.modelgate.cli.stack.LocalStack;
import dev.modelgate.cli.stack.Ports;
import dev.modelgate.cli.stack.StackConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything on this machine: the stack on free ports, one evaluation, and all down again. */
@Command(
        name = "run",
        description = "Carry out a plan on this machine: start everything, evaluate, stop everything.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    private final Installation installation;

    @Option(
            names = "--plan",
            paramLabel = "NAME|FILE",
            defaultValue = "pocket",
            description = "Default: ${DEFAULT-VALUE}.")
    private String plan;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Folder for evaluation.json, results.md and logs/. Default: ${DEFAULT-VALUE}.")
    private Path results;

    @Mixin
    private CommitOption commit;

    RunCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws IOException {
        LocalPlan local = Plans.valid(installation, plan);
        CommitMode mode = commit.mode(Terminal.input() ? CommitMode.ASK : CommitMode.AUTOMATIC);
        Map<String, String> environment = System.getenv();
        // The first run on a machine installs anyway; the start caches are made with it, so that later runs start fast.
        boolean first = PythonEnvironment.missing(installation, environment);
        try (Ticker ticker = new Ticker();
                Interruption interruption = new Interruption("Interrupted: everything that was started goes down.")) {
            environment = PythonEnvironment.ensure(installation, environment, ticker.progress());
            PartsLine line = new PartsLine();
            StackConfig config = StackConfig.of(installation, Ports.free(), environment)
                    .withRecordedCache(first)
                    .withListener(parts -> ticker.progress().doing(line.of(parts)));
            try (LocalStack stack = interruption.guard(LocalStack.start(config))) {
                stack.awaitReady(READY_WITHIN);
                ticker.progress()
                        .say("ready: broker, PostgreSQL and four services; controller at " + stack.controllerUrl());
                Session session = new Session(
                        new ControllerClient(stack.controllerUrl()),
                        ticker.progress(),
                        new TerminalQuestion(System.out),
                        System.out);
                interruption.say(
                        "Interrupted: the evaluation is cancelled, then everything that was started goes down.");
                interruption.before(() -> session.cancel(results));
                return session.finish(session.start(local.request(), mode), results);
            }
        }
    }
}
