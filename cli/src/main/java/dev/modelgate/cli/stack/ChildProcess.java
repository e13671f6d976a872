package dev.modelgate.cli.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child of this process in a session of its own, with its process id in a file.
 *
 * <p>Its own session, so that Ctrl-C reaches only the command, which then takes the parts down in order, and so that whatever the
 * child started can be ended with it as one process group. The file is written by the child before it becomes the real
 * program: {@link Guardian} finds it even when this process dies in the same moment.
 */
final class ChildProcess {
    /** Linux has setsid; macOS has perl. Both replace themselves, so the process id stays the one in the file. */
    private static final String BOOT = """
            echo $$ > "$1" || exit 1
            shift
            if command -v setsid > /dev/null 2>&1; then exec setsid "$@"; fi
            if command -v perl > /dev/null 2>&1; then exec perl -MPOSIX=setsid -e 'setsid(); exec @ARGV or die $!' -- "$@"; fi
            exec "$@"
            """;

    private final Process process;
    private final Path pidFile;

    private ChildProcess(Process process, Path pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    /**
     * Starts a process whose output is appended to a log.
     *
     * @throws IOException if there is no shell, or the folders of log or pid file are not writable
     */
    static ChildProcess start(Launch launch, Path pidFile, Path log) throws IOException {
        Files.createDirectories(pidFile.getParent());
        Files.createDirectories(log.getParent());
        List<String> command = new ArrayList<>(List.of("sh", "-c", BOOT, "modelgate", pidFile.toString()));
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(launch.folder().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(launch.environment());
        return new ChildProcess(builder.start(), pidFile);
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    int exitStatus() {
        return process.exitValue();
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Sends a signal by name; nothing happens when the process has ended. */
    void signal(String signal) {
        if (process.isAlive()) {
            shell("kill -" + signal + " " + pid() + " 2> /dev/null");
        }
    }

    /** Waits for the end, and after the limit ends it by force, with all that it started. */
    void awaitEnd(Duration limit) {
        boolean interrupted = false;
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                process.waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            interrupted = true;
            process.destroyForcibly();
        }
        forget();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what an ended process left behind, and its pid file. */
    void forget() {
        shell("kill -KILL -- -" + pid() + " 2> /dev/null; rm -f \"$1\"");
    }

    private void shell(String script) {
        try {
            new ProcessBuilder("sh", "-c", script, "modelgate", pidFile.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StackException(
                    "The shell could not be started to end process " + pid() + ": " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
