package dev.modelgate.gates.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.gates.suite.Comparison;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether a value is one of the accepted ones. */
final class Values {
    /** What BFCL leaves out of strings before it compares them ({@code standardize_string} of its checker). */
    private static final Pattern LEFT_OUT = Pattern.compile("[ ,./\\-_*^]");

    private final Comparison comparison;

    Values(Comparison comparison) {
        this.comparison = comparison;
    }

    boolean accepted(JsonNode value, List<JsonNode> accepted) {
        return accepted.stream().anyMatch(candidate -> equal(value, candidate));
    }

    /** Whether the argument may be left out: BFCL's mark is an empty string among the accepted values. */
    boolean mayBeLeftOut(List<JsonNode> accepted) {
        return comparison == Comparison.BFCL
                && accepted.stream()
                        .anyMatch(
                                value -> value.isTextual() && value.textValue().isEmpty());
    }

    private boolean equal(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue()) == 0;
        }
        if (left.isTextual() && right.isTextual()) {
            return normal(left.textValue()).equals(normal(right.textValue()));
        }
        if (left.isArray() && right.isArray()) {
            return elementsEqual(left, right);
        }
        if (left.isObject() && right.isObject()) {
            return membersEqual(left, right);
        }
        return left.equals(right);
    }

    private boolean elementsEqual(JsonNode left, JsonNode right) {
        if (left.size() != right.size()) {
            return false;
        }
        Iterator<JsonNode> others = right.iterator();
        for (JsonNode element : left) {
            if (!equal(element, others.next())) {
                return false;
            }
        }
        return true;
    }

    private boolean membersEqual(JsonNode left, JsonNode right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> member : left.properties()) {
            JsonNode other = right.get(member.getKey());
            if (other == null || !equal(member.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    private String normal(String text) {
        return switch (comparison) {
            case STRICT -> text;
            case BFCL ->
                LEFT_OUT.matcher(text).replaceAll("").toLowerCase(Locale.ROOT).replace('\'', '"');
        };
    }
}
