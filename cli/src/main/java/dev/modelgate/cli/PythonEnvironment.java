package dev.modelgate.cli;

import dev.modelgate.cli.progress.Progress;
import dev.modelgate.cli.stack.Installation;
import dev.modelgate.cli.stack.StackException;
import dev.modelgate.mlx.environment.MlxEnvironment;
import dev.modelgate.mlx.environment.MlxEnvironmentException;
import java.util.HashMap;
import java.util.Map;

/** The Python environment that the workers run MLX in; made the first time it is needed. */
final class PythonEnvironment {
    static final String VARIABLE = "MODELGATE_PYTHON";

    private PythonEnvironment() {}

    /** Whether a start will have to install first. */
    static boolean missing(Installation installation, Map<String, String> environment) {
        return !given(environment) && !MlxEnvironment.below(installation.home()).isReady();
    }

    /**
     * The variables with the interpreter in them: the person's own when one is named, or else that of the environment.
     *
     * @throws StackException when it cannot be made
     */
    static Map<String, String> ensure(Installation installation, Map<String, String> environment, Progress progress) {
        if (given(environment)) {
            return environment;
        }
        try {
            Map<String, String> all = new HashMap<>(environment);
            MlxEnvironment python = MlxEnvironment.below(installation.home());
            all.put(
                    VARIABLE,
                    python.ensure(line -> progress.doing("preparing the Python environment", line))
                            .toString());
            return all;
        } catch (MlxEnvironmentException e) {
            throw new StackException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Making the Python environment was interrupted.", e);
        }
    }

    private static boolean given(Map<String, String> environment) {
        return !environment.getOrDefault(VARIABLE, "").isBlank();
    }
}
