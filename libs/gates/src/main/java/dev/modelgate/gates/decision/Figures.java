package dev.modelgate.gates.decision;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for readers: rounded to what they can use, with a unit that fits their size. */
public final class Figures {
    private static final MathContext SHORT = new MathContext(3);
    private static final double NO_FRACTION_FROM = 100;
    private static final double SMALLEST_GB = 0.1;

    private Figures() {}

    /** Three significant digits, but never fewer than the whole part has; whole numbers in full. */
    public static String shortly(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        if (exact.stripTrailingZeros().scale() <= 0) {
            return exact.stripTrailingZeros().toPlainString();
        }
        BigDecimal rounded =
                Math.abs(value) >= NO_FRACTION_FROM ? exact.setScale(0, RoundingMode.HALF_UP) : exact.round(SHORT);
        return rounded.stripTrailingZeros().toPlainString();
    }

    /**
     * A number with its unit: {@code 2.04 s}, {@code 0.893 MB} for a small number of GB (1 MB is 1e6 bytes), {@code 5} for counts
     * of answers or queries, whose metric says what is counted.
     *
     * @param unit as the metrics have it; may be empty
     */
    public static String of(double value, String unit) {
        return switch (unit) {
            case "", "answers", "queries" -> shortly(value);
            case "GB" ->
                value != 0 && Math.abs(value) < SMALLEST_GB ? shortly(1000 * value) + " MB" : shortly(value) + " GB";
            default -> shortly(value) + " " + unit;
        };
    }

    /** All digits. */
    static String fully(double value, String unit) {
        String digits = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return unit.isEmpty() ? digits : digits + " " + unit;
    }
}
