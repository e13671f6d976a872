package dev.modelgate.cli.letters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;

/**
 * A message that was put aside, as it came.
 *
 * @param when when it was put aside
 * @param key null if it has none
 * @param value null if it has none
 * @param replayed whether it has been sent again
 */
public record DeadLetter(LetterId id, Instant when, byte[] key, byte[] value, List<Header> headers, boolean replayed) {
    private static final String PREFIX = "dead-letter-";
    static final String REASON = PREFIX + "reason";

    /** Why it was put aside; as foreign as the message itself. */
    public String reason() {
        return header(REASON).orElse("no reason given");
    }

    /** The CloudEvents type, if the message names one. */
    public Optional<String> type() {
        return header("ce_type");
    }

    /** The headers that the message had before it was put aside. */
    List<Header> originalHeaders() {
        return headers.stream()
                .filter(header -> !header.key().startsWith(PREFIX))
                .toList();
    }

    private Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.key().equals(name) && header.value() != null)
                .reduce((first, last) -> last)
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }
}
