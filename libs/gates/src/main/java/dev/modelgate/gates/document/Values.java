package dev.modelgate.gates.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Single values of a document: as numbers, and in the words of a violation. */
final class Values {
    private static final int LONGEST_QUOTE = 60;

    private Values() {}

    /** NaN unless the value is a finite number; YAML 1.1 reads {@code 1e-4} as a text, people mean the number. */
    static double number(JsonNode value) {
        if (value.isNumber()) {
            return Double.isFinite(value.doubleValue()) ? value.doubleValue() : Double.NaN;
        }
        if (value.isTextual() && value.textValue().matches("[-+]?[0-9]+(\\.[0-9]+)?[eE][-+]?[0-9]{1,3}")) {
            return Double.parseDouble(value.textValue());
        }
        return Double.NaN;
    }

    /** A number as people write it: without an exponent, and without zeros behind. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** What a value is, as it follows "not"; a long text is cut. */
    static String describe(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> "a mapping";
            case ARRAY -> "a list";
            case STRING -> "the text '" + shortened(value.textValue()) + "'";
            case NUMBER, BOOLEAN -> value.asText();
            case NULL -> "empty";
            case BINARY -> "binary data";
            case MISSING -> "nothing";
        };
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
