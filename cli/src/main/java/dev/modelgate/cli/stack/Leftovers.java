package dev.modelgate.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Ends parts of an earlier stack whose supervisor and guardian were both killed. A pid file is believed only if the process
 * began before the file was last written: a later process merely got the same number.
 */
final class Leftovers {
    private Leftovers() {}

    static void end(Installation installation) throws IOException {
        Path run = installation.run();
        if (!Files.isDirectory(run)) {
            return;
        }
        try (Stream<Path> files = Files.list(run)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".pid")).toList()) {
                left(file).ifPresent(Leftovers::end);
                Files.deleteIfExists(file);
            }
        }
    }

    private static Optional<ProcessHandle> left(Path pidFile) throws IOException {
        String pid = Files.readString(pidFile).trim();
        if (pid.isEmpty()) {
            return Optional.empty();
        }
        Instant written = Files.getLastModifiedTime(pidFile).toInstant().plusSeconds(1);
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> start.isBefore(written))
                        .orElse(false));
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        try {
            process.onExit().get(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new StackException("Process " + process.pid() + " of an earlier stack does not end.", e);
        }
    }
}
