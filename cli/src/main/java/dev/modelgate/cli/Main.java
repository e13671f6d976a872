package dev.modelgate.cli;

import dev.modelgate.cli.client.ControllerException;
import dev.modelgate.cli.convert.ConvertException;
import dev.modelgate.cli.letters.LettersException;
import dev.modelgate.cli.stack.Installation;
import dev.modelgate.cli.stack.StackException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code modelgate}. */
@Command(
        name = "modelgate",
        description = "May a new base model replace the one in production? Answered by gates, cheapest first.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        version = "modelgate 1.0.0-SNAPSHOT",
        footer = {
            "",
            "./modelgate test runs every test, as CI does.",
            "Exit status of run and evaluate --follow: 0 DEPLOY, 10 STOP or KEEP_BASELINE, 20 INCONCLUSIVE or INVALID,",
            "30 cancelled; of convert: 0, or 10 with findings at or above --fail-on; of all: 2 bad usage, 1 anything else."
        },
        subcommands = {
            RunCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            EvaluateCommand.class,
            PlanCommand.class,
            ConvertCommand.class,
            DeadLettersCommand.class,
            CommandLine.HelpCommand.class,
            SuperviseCommand.class
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    Main() {}

    /** Runs the command and ends the JVM with its status. */
    public static void main(String[] arguments) {
        System.exit(commandLine(Installation.fromEnvironment(System.getenv())).execute(arguments));
    }

    /** The command with its error handling, for an installation. */
    static CommandLine commandLine(Installation installation) {
        CommandLine line = new CommandLine(new Main(), new Factory(installation));
        line.setExecutionExceptionHandler(Main::explain);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
    }

    /** One sentence for what is known to happen, a stack trace for what is not. */
    private static int explain(Exception problem, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        PrintWriter err = line.getErr();
        switch (problem) {
            case UsageException usage -> {
                err.println(usage.getMessage());
                return ExitStatus.USAGE;
            }
            case ConvertException unusable -> {
                err.println(unusable.getMessage());
                return ExitStatus.USAGE;
            }
            case ControllerException refused -> {
                err.println(refused.getMessage());
                return refused.badRequest() ? ExitStatus.USAGE : ExitStatus.FAILURE;
            }
            case LettersException letters -> {
                err.println(letters.getMessage());
                return letters.badRequest() ? ExitStatus.USAGE : ExitStatus.FAILURE;
            }
            case StackException stack -> {
                err.println(stack.getMessage());
                return ExitStatus.FAILURE;
            }
            case IOException files -> {
                err.println("A file could not be read or written: " + files.getMessage());
                return ExitStatus.FAILURE;
            }
            default -> throw problem;
        }
    }

    /** Hands the installation to the commands that want it. */
    private record Factory(Installation installation) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (var constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Installation.class) {
                    return type.cast(constructor.newInstance(installation));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
