package dev.modelgate.cli.letters;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a dead letter lies, written {@code TOPIC/PARTITION/OFFSET}.
 *
 * @param topic the dead-letter topic, ending in {@code .dlq}
 */
public record LetterId(String topic, int partition, long offset) {
    private static final Pattern WRITTEN = Pattern.compile("([A-Za-z0-9._-]+\\.dlq)/(\\d{1,9})/(\\d{1,18})");

    /** @throws LettersException when the text is no id */
    public static LetterId parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw LettersException.usage("No dead letter is called \"" + VisibleText.of(text)
                    + "\"; an id is TOPIC/PARTITION/OFFSET, as ./modelgate dead-letters list prints it.");
        }
        return new LetterId(parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    /** The topic that the message was sent to at first. */
    public String originalTopic() {
        return topic.substring(0, topic.length() - ".dlq".length());
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }
}
