package dev.modelgate.converter.finding;

import java.util.Locale;

/** How constants of a closed set are written in messages and answers. */
public final class Labels {
    private Labels() {}

    /** {@code text-before-call} for {@code TEXT_BEFORE_CALL}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
