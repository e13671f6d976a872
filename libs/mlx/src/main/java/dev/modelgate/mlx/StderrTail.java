package dev.modelgate.mlx;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Drains standard error, without which the process would block, and keeps its last lines for whoever asks why. */
final class StderrTail {

    private static final int KEPT_LINES = 200;
    private static final Duration END_WAIT = Duration.ofSeconds(2);
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

    private final Deque<String> kept = new ArrayDeque<>();
    private final Thread reader;

    private StderrTail(BufferedReader stderr) {
        this.reader = Thread.ofPlatform().daemon().name("mlx-stderr").unstarted(() -> drain(stderr));
    }

    static StderrTail of(BufferedReader stderr) {
        StderrTail tail = new StderrTail(stderr);
        tail.reader.start();
        return tail;
    }

    /** The kept lines, oldest first, without colours. */
    List<String> lines() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    Optional<String> lastLine() {
        List<String> lines = lines();
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
    }

    void add(String line) {
        synchronized (kept) {
            if (kept.size() == KEPT_LINES) {
                kept.removeFirst();
            }
            kept.addLast(COLOURS.matcher(line).replaceAll(""));
        }
    }

    /** Wait until what a dead process wrote has been read; not longer, since a child of it may hold the pipe open. */
    void awaitEnd() {
        try {
            reader.join(END_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain(BufferedReader stderr) {
        try (stderr) {
            for (String line = stderr.readLine(); line != null; line = stderr.readLine()) {
                if (!line.isBlank()) {
                    add(line);
                }
            }
        } catch (IOException e) {
            add("The driver cannot read standard error any further: " + e.getMessage());
        }
    }
}
