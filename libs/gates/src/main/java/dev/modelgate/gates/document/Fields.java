package dev.modelgate.gates.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields of one mapping, read one by one. What is wrong goes to the violations and reading goes on with a harmless value,
 * so that everything wrong is found at once. {@link #close} reports the keys that nobody asked for.
 */
public final class Fields implements AutoCloseable {
    private final JsonNode node;
    private final String path;
    private final Violations violations;
    private final Set<String> asked = new LinkedHashSet<>();

    private Fields(JsonNode node, String path, Violations violations) {
        this.node = node;
        this.path = path;
        this.violations = violations;
    }

    /** The fields of {@code node}; a violation and no fields when it is no mapping. */
    public static Fields of(JsonNode node, String path, Violations violations) {
        if (node.isObject()) {
            return new Fields(node, path, violations);
        }
        if (!node.isMissingNode()) {
            violations.add(path, "This must be a mapping of keys to values, not " + Values.describe(node) + ".");
        }
        return new Fields(MissingNode.getInstance(), path, violations);
    }

    /** The path of a field of this mapping. */
    public String path(String key) {
        return path.isEmpty() || path.endsWith(":") ? path + key : path + "." + key;
    }

    /** Reports something about a field. */
    public void report(String key, String message) {
        violations.add(path(key), message);
    }

    public boolean has(String key) {
        asked.add(key);
        return node.has(key) && !node.get(key).isNull();
    }

    /** The keys that are there, in their order. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** The raw value; a missing node when it is not there. */
    public JsonNode node(String key) {
        return has(key) ? node.get(key) : MissingNode.getInstance();
    }

    private JsonNode required(String key, String what) {
        // A mapping that is itself missing or no mapping has been reported already; its fields add nothing.
        if (!has(key) && !node.isMissingNode()) {
            report(key, "'" + key + "' is missing: " + what + ".");
        }
        return node(key);
    }

    private void wrong(String key, JsonNode value, String what) {
        if (!value.isMissingNode()) {
            report(key, "'" + key + "' must be " + what + ", not " + Values.describe(value) + ".");
        }
    }

    /** A required text; empty when it is not there. */
    public String text(String key, String what) {
        JsonNode value = required(key, what);
        if (value.isTextual() && !value.textValue().isBlank()) {
            return value.textValue();
        }
        wrong(key, value, "a text (" + what + ")");
        return "";
    }

    /** An optional text. */
    public String text(String key, String what, String otherwise) {
        return has(key) ? text(key, what) : otherwise;
    }

    /** A required text that stands for something in the document. */
    public String plainName(String key, String what) {
        String name = text(key, what);
        if (!name.isEmpty() && !Names.isPlain(name)) {
            report(
                    key,
                    "'" + name + "' is no " + what
                            + ": use lower-case letters, digits, '-' and '_', starting with a letter or digit, at most 64.");
        }
        return name;
    }

    /** A required whole number from {@code least} to {@code most}; {@code least} when it is not there. */
    public int integer(String key, int least, int most) {
        String what = "a whole number from " + least + " to " + most;
        JsonNode value = required(key, what);
        if (value.isIntegralNumber()
                && value.canConvertToInt()
                && value.intValue() >= least
                && value.intValue() <= most) {
            return value.intValue();
        }
        wrong(key, value, what);
        return least;
    }

    /** An optional whole number. */
    public int integer(String key, int least, int most, int otherwise) {
        return has(key) ? integer(key, least, most) : otherwise;
    }

    /** An optional whole number of any size, not negative. */
    public long seed(String key, long otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        JsonNode value = node(key);
        if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0) {
            return value.longValue();
        }
        wrong(key, value, "a whole number, not negative");
        return otherwise;
    }

    /** A required number from {@code least} to {@code most}; {@code least} when it is not there. */
    public double number(String key, double least, double most) {
        String what = "a number from " + Values.plain(least) + " to " + Values.plain(most);
        JsonNode value = required(key, what);
        double number = Values.number(value);
        if (number >= least && number <= most) {
            return number;
        }
        wrong(key, value, what);
        return least;
    }

    /** An optional number. */
    public double number(String key, double least, double most, double otherwise) {
        return has(key) ? number(key, least, most) : otherwise;
    }

    /** A required truth; false when it is not there. */
    public boolean truth(String key) {
        JsonNode value = required(key, "true or false");
        if (!value.isBoolean()) {
            wrong(key, value, "true or false");
        }
        return value.booleanValue();
    }

    /** An optional truth. */
    public boolean truth(String key, boolean otherwise) {
        return has(key) ? truth(key) : otherwise;
    }

    /** A required duration above zero, ISO 8601 such as {@code PT7H}. */
    public Duration duration(String key) {
        String what = "a duration such as PT7H or PT30M";
        JsonNode value = required(key, what);
        if (value.isTextual()) {
            try {
                Duration duration = Duration.parse(value.textValue());
                if (duration.isPositive()) {
                    return duration;
                }
            } catch (DateTimeParseException e) {
                report(key, "'" + value.textValue() + "' is no duration: write one such as PT7H or PT30M.");
                return Duration.ofDays(1);
            }
        }
        wrong(key, value, what);
        return Duration.ofDays(1);
    }

    /** A required mapping; empty when it is not there. */
    public Fields object(String key, String what) {
        return of(required(key, what), path(key), violations);
    }

    /** A required list of {@code least} to {@code most} values; empty when it is not there. */
    public List<JsonNode> list(String key, String what, int least, int most) {
        JsonNode value = required(key, what);
        if (!value.isArray()) {
            wrong(key, value, "a list (" + what + ")");
            return List.of();
        }
        if (value.size() < least || value.size() > most) {
            report(key, "'" + key + "' has " + value.size() + " entries; " + least + " to " + most + " are allowed.");
        }
        List<JsonNode> values = new ArrayList<>();
        value.forEach(values::add);
        return values;
    }

    /** An optional list of texts; empty when it is not there. */
    public List<String> texts(String key, String what) {
        if (!has(key)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        List<JsonNode> values = list(key, what, 1, 1_000);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isTextual() && !values.get(i).textValue().isEmpty()) {
                texts.add(values.get(i).textValue());
            } else {
                report(key + "[" + i + "]", "This must be a text, not " + Values.describe(values.get(i)) + ".");
            }
        }
        return texts;
    }

    /** Reports the keys that nobody has asked for. */
    @Override
    public void close() {
        for (String key : keys()) {
            if (!asked.contains(key)) {
                report(key, Names.unknown("key here", key, asked));
            }
        }
    }
}
