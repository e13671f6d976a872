package dev.modelgate.system;

import dev.modelgate.cli.client.ControllerClient;
import dev.modelgate.cli.stack.Installation;
import dev.modelgate.cli.stack.LocalStack;
import dev.modelgate.cli.stack.PartStatus;
import dev.modelgate.cli.stack.Ports;
import dev.modelgate.cli.stack.StackConfig;
import dev.modelgate.mlx.environment.MlxEnvironment;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The whole stack in a home of its own: started for the first test that asks for it, down after the last. */
public final class RunningStack implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    private final LocalStack stack;
    private final Workspace workspace;
    private final Evaluations evaluations;

    private RunningStack(LocalStack stack, Workspace workspace) {
        this.stack = stack;
        this.workspace = workspace;
        this.evaluations = new Evaluations(new ControllerClient(stack.controllerUrl()));
    }

    static RunningStack start() throws Exception {
        Path root = Path.of(System.getProperty("modelgate.root"));
        Path targets = Files.createDirectories(root.resolve("system-tests/target"));
        Workspace workspace = Workspace.make(root, Files.createTempDirectory(targets, "stack-"));
        Map<String, String> environment = new HashMap<>(Map.of(
                "MODELGATE_HOME", workspace.home().toString(),
                "MODELGATE_MODELS", workspace.models().toString(),
                "MODELGATE_DATA", workspace.data().toString(),
                "MODELGATE_PYTHON", python(root)));
        LocalStack stack =
                LocalStack.start(StackConfig.of(Installation.of(root, environment), Ports.free(), environment));
        try {
            stack.awaitReady(READY_WITHIN);
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
        return new RunningStack(stack, workspace);
    }

    /** The environment of the checkout, which takes a while to make and is the same for everybody. */
    public static String python(Path root) throws Exception {
        String given = System.getenv("MODELGATE_PYTHON");
        return given != null && !given.isBlank()
                ? given
                : MlxEnvironment.below(root.resolve(".modelgate"))
                        .ensure(System.out::println)
                        .toString();
    }

    Evaluations evaluations() {
        return evaluations;
    }

    Workspace workspace() {
        return workspace;
    }

    String kafka() {
        return stack.kafkaBootstrapServers();
    }

    /** A part of the stack as it is now. */
    PartStatus part(String name) {
        return stack.status().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Ends the process of a part as {@code kill -9} does, and waits until it is gone; returns its process id. */
    long kill(String name) {
        ProcessHandle process = process(name);
        process.destroyForcibly();
        process.onExit().join();
        return process.pid();
    }

    /** The Python processes that a service has started and that live. */
    List<ProcessHandle> pythonOf(String service) {
        return process(service)
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("python"))
                .toList();
    }

    private ProcessHandle process(String name) {
        return ProcessHandle.of(part(name).pid()).orElseThrow();
    }

    /** Takes the stack down and its data away; the logs of the parts stay in {@code target/stack-logs}. */
    @Override
    public void close() throws IOException {
        stack.close();
        workspace.keepLogsOnly();
    }

    /** Gives the one stack to whoever has it as a parameter. */
    static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningStack.class;
        }

        @Override
        public RunningStack resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(RunningStack.class))
                    .computeIfAbsent(RunningStack.class, unused -> started(), RunningStack.class);
        }

        private static RunningStack started() {
            try {
                return start();
            } catch (Exception e) {
                throw new IllegalStateException("The stack could not be started: " + e.getMessage(), e);
            }
        }
    }

    /** Marks a test of the whole stack. */
    @ExtendWith(Resolver.class)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Needed {}
}
