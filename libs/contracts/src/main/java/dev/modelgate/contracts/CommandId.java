package dev.modelgate.contracts;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that follow from what they name. */
public final class CommandId {
    private CommandId() {}

    /**
     * The id of a command: a name-based UUID (RFC 9562, version 3) of {@code evaluation/gate/step/attempt}.
     *
     * @param attempt 1 for the first try
     */
    public static String of(String evaluation, String gate, String step, int attempt) {
        String name = String.join("/", evaluation, gate, step, Integer.toString(attempt));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
