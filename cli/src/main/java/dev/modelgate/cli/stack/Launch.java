package dev.modelgate.cli.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a process is started.
 *
 * @param command program and arguments
 * @param environment variables added to those of this process
 * @param folder in which it works
 */
record Launch(List<String> command, Map<String, String> environment, Path folder) {
    Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
