package dev.modelgate.controller.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.gates.decision.Figures;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values as reports write them. */
final class Words {
    private Words() {}

    /** Such as {@code 9.1 s}, {@code 2 min 44 s}, {@code 3 h 12 min}. */
    static String time(double seconds) {
        Duration duration = Duration.ofMillis(Math.round(seconds * 1000));
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return duration.toHours() > 0
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    /** An observed value or a threshold. */
    static String value(JsonNode value, String unit) {
        if (value == null || value.isNull()) {
            return "none";
        }
        return value.isNumber() ? Figures.of(value.asDouble(), unit) : value.asText();
    }

    /** Such as {@code at least}, for {@code atLeast}. */
    static String comparison(String label) {
        return switch (label) {
            case "atLeast" -> "at least";
            case "atMost" -> "at most";
            default -> label;
        };
    }

    /** Bytes in the unit that fits. */
    static String bytes(long bytes) {
        return Figures.of(bytes / 1e9, "GB");
    }

    /** Versions of what measured, on one line. */
    static String versions(Map<String, String> versions) {
        return new TreeMap<>(versions)
                .entrySet().stream()
                        .map(version -> version.getKey() + " " + version.getValue())
                        .collect(Collectors.joining(", "));
    }
}
