package dev.modelgate.gates.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a count says about the rule that it was held against. */
public enum Grade {
    /** The rule's share lies outside the count's Wilson 95 % interval. */
    DECISIVE,
    /** The share lies within the interval, and no single answer would have turned the outcome. */
    THIN,
    /** The share lies within the interval, and one right answer more or less would have turned the outcome. */
    COIN_FLIP;

    /** The name in reports: {@code decisive}, {@code thin}, {@code coin-flip}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
