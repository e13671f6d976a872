package dev.modelgate.mlx.environment;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Runs a command to its end, line by line; an interrupted caller leaves no process behind. */
final class Command {

    private Command() {}

    /** The exit code; standard output and error go to {@code lines}. */
    static int run(List<String> command, Consumer<String> lines) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        // Variables of another environment would lead the interpreter astray.
        builder.environment().remove("PYTHONHOME");
        builder.environment().remove("PYTHONPATH");
        Process process = builder.start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
                lines.accept(line);
            }
            return process.waitFor();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
