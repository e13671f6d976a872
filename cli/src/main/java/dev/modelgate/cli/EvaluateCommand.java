package dev.modelgate.cli;

import dev.modelgate.cli.client.CommitMode;
import dev.modelgate.cli.client.ControllerClient;
import dev.modelgate.cli.client.PlanRequest;
import dev.modelgate.cli.progress.Terminal;
import dev.modelgate.cli.stack.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The same evaluation against a controller that runs. */
@Command(
        name = "evaluate",
        description = "Start an evaluation on a running controller, and follow it if asked to.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    private final Installation installation;

    @Option(
            names = "--plan",
            paramLabel = "NAME|FILE",
            required = true,
            description = "A plan of the controller, or a file.")
    private String plan;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The controller. Default: ${DEFAULT-VALUE}.")
    private URI url;

    @Option(names = "--follow", description = "Show its progress to the decision and write the results.")
    private boolean follow;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "With --follow, folder for evaluation.json, results.md and logs/. Default: ${DEFAULT-VALUE}.")
    private Path results;

    @Mixin
    private CommitOption commit;

    EvaluateCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws IOException {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new UsageException(
                    "--url is '" + url + "'; it must be the address of a controller, such as http://127.0.0.1:8080.");
        }
        PlanRequest request = request();
        boolean asks = follow && Terminal.input();
        CommitMode mode = commit.mode(follow && !asks ? CommitMode.AUTOMATIC : CommitMode.ASK);
        try (Ticker ticker = new Ticker();
                Interruption interruption = new Interruption("Interrupted.")) {
            Session session = new Session(
                    new ControllerClient(url), ticker.progress(), new TerminalQuestion(System.out), System.out);
            String id = session.start(request, mode);
            if (follow) {
                interruption.say("Interrupted: the evaluation goes on. To cancel it: curl -X POST "
                        + url.resolve("/evaluations/" + id + "/cancellation"));
                return session.finish(id, results);
            }
            ticker.progress().finish();
            System.out.println(url.resolve("/evaluations/" + id));
            return ExitStatus.OK;
        }
    }

    /** A name is the controller's to know; only a file is read here. */
    private PlanRequest request() throws IOException {
        boolean file = plan.contains("/") || plan.endsWith(".yaml") || plan.endsWith(".yml");
        return file ? Plans.valid(installation, plan).request() : PlanRequest.named(plan);
    }
}
