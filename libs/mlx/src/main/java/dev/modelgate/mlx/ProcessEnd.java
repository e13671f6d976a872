package dev.modelgate.mlx;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends a process together with all that it started, and knows its exit code. */
final class ProcessEnd {

    private static final Duration AFTER_END_OF_INPUT = Duration.ofSeconds(1);
    private static final Duration AFTER_TERMINATE = Duration.ofSeconds(5);

    private final Process process;

    ProcessEnd(Process process) {
        this.process = process;
    }

    /** End of input, a second; terminate, 5 s; kill. */
    void orderly() {
        List<ProcessHandle> children = process.descendants().toList();
        closeInput();
        if (!exitsWithin(AFTER_END_OF_INPUT)) {
            process.destroy();
            if (!exitsWithin(AFTER_TERMINATE)) {
                process.destroyForcibly();
            }
        }
        children.forEach(ProcessHandle::destroyForcibly);
        exitCode();
    }

    /** Kill, without asking. */
    void now() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        exitCode();
    }

    /** The exit code, waiting for it. */
    int exitCode() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor();
                } catch (InterruptedException e) {
                    interrupted = true; // The process is ending; the caller sees the interrupt afterwards.
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean exitsWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false; // Whoever is interrupted while closing wants it closed at once.
        }
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // What was not flushed cannot be delivered any more; the process is ended all the same.
            process.destroy();
        }
    }
}
