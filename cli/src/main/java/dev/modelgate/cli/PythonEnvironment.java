package dev.modelgate.cli;

import dev.modelgate.cli.progress.Progress;
import dev.modelgate.cli.stack.Installation;
import java.util.Map;

/** The Python environment that the workers run MLX in; made the first time it is needed. */
final class PythonEnvironment {
    private PythonEnvironment() {}

    static boolean missing(Installation installation, Map<String, String> environment) {
        return false;
    }

    static Map<String, String> ensure(Installation installation, Map<String, String> environment, Progress progress) {
        return environment;
    }
}
