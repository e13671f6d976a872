package dev.modelgate.gates.decision;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in sentences. */
final class Figures {
    private static final MathContext SHORT = new MathContext(4);

    private Figures() {}

    /** Four significant digits; whole numbers in full. */
    static String shortly(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        boolean whole = exact.stripTrailingZeros().scale() <= 0;
        return (whole ? exact : exact.round(SHORT)).stripTrailingZeros().toPlainString();
    }

    /** All digits. */
    static String fully(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    static String withUnit(String figure, String unit) {
        return unit.isEmpty() ? figure : figure + " " + unit;
    }
}
