package dev.modelgate.cli.stack;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Ends the parts when this process can no longer do so itself, be it by kill -9.
 *
 * <p>A shell that holds the reading end of a pipe: the pipe closes when this process ends, in whatever way, and the shell then
 * ends all whose pid files are still there. An orderly stop has removed them by then. It works alike on Linux and macOS,
 * unlike a parent-death signal.
 */
final class Guardian implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            while read -r _; do :; done
            each() {
              for file in "$folder"/*.pid; do
                [ -f "$file" ] || continue
                pid=$(cat "$file") && [ -n "$pid" ] && "$1" "$pid" "$file"
              done
            }
            ask() { case $2 in */postgres.pid) kill -INT "$1" 2> /dev/null ;; *) kill -TERM "$1" 2> /dev/null ;; esac; }
            look() { kill -0 "$1" 2> /dev/null && alive=yes; }
            force() { kill -KILL "$1" 2> /dev/null; kill -KILL -- "-$1" 2> /dev/null; rm -f "$2"; }
            folder=$1
            each ask
            for _ in 1 2 3 4 5; do
              alive=
              each look
              [ -n "$alive" ] || break
              sleep 1
            done
            each force
            """;
    private static final String DETACH = """
            if command -v setsid > /dev/null 2>&1; then exec setsid sh -c "$@"; fi
            if command -v perl > /dev/null 2>&1; then exec perl -MPOSIX=setsid -e 'setsid(); exec @ARGV or die $!' -- sh -c "$@"; fi
            exec sh -c "$@"
            """;

    private final Process process;
    private final OutputStream lifeline;

    private Guardian(Process process) {
        this.process = process;
        this.lifeline = process.getOutputStream();
    }

    /**
     * Starts watching.
     *
     * @param pidFiles folder of the pid files of all parts
     * @throws IOException if there is no shell
     */
    static Guardian watch(Path pidFiles) throws IOException {
        Files.createDirectories(pidFiles);
        // No output of its own: an inherited pipe would keep a caller waiting that reads to the end of ours.
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", "-c", DETACH, "modelgate", SCRIPT, "modelgate", pidFiles.toString())
                .redirectOutput(new File("/dev/null"))
                .redirectErrorStream(true);
        return new Guardian(builder.start());
    }

    long pid() {
        return process.pid();
    }

    /** Lets go; the shell ends at once when no pid file is left. */
    @Override
    public void close() {
        try {
            lifeline.close();
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
