package dev.modelgate.cli.stack;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stack as its supervisor keeps account of it in {@code run/status.json}.
 *
 * @param supervisor process id of the supervisor, or null when nothing runs
 * @param processes the six parts
 */
public record StackStatus(Long supervisor, List<PartStatus> processes) {
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    public StackStatus {
        processes = List.copyOf(processes);
    }

    /** What is true now: the supervisor's account while it lives, and six stopped parts otherwise. */
    public static StackStatus read(Installation installation) {
        Optional<StackLock> free = StackLock.take(installation);
        if (free.isPresent()) {
            free.get().close();
            return stopped();
        }
        return account(installation).orElseGet(StackStatus::stopped);
    }

    /** Whether all parts answer. */
    public boolean ready() {
        return processes.stream()
                .allMatch(part -> part.state() == PartState.READY || part.state() == PartState.EXTERNAL);
    }

    /** The parts as {@code status --json} prints them, on one line. */
    public String json() {
        return json(Map.of("processes", processes));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalStateException("A record of strings and numbers can be written.", e);
        }
    }

    /** Keeps this account; a reader sees the old one or the new one, never half of it. */
    synchronized void write(Installation installation) throws IOException {
        Path file = file(installation);
        Path next = Files.createTempFile(installation.run(), "status", ".tmp");
        Files.writeString(next, json(this));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static Optional<StackStatus> account(Installation installation) {
        try {
            return Optional.of(JSON.readValue(file(installation).toFile(), StackStatus.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static void forget(Installation installation) throws IOException {
        Files.deleteIfExists(file(installation));
    }

    private static StackStatus stopped() {
        return new StackStatus(
                null,
                Arrays.stream(PartName.values())
                        .map(part -> new PartStatus(
                                part.label(), null, Ports.defaults().of(part), PartState.STOPPED, 0, null))
                        .toList());
    }

    private static Path file(Installation installation) {
        return installation.run().resolve("status.json");
    }
}
