package dev.modelgate.converter.finding;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How constants of a closed set are written in messages and answers. */
public final class Labels {
    private static final Map<Enum<?>, String> MADE = new ConcurrentHashMap<>();

    private Labels() {}

    /** {@code text-before-call} for {@code TEXT_BEFORE_CALL}. */
    public static String of(Enum<?> constant) {
        return MADE.computeIfAbsent(
                constant, made -> made.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
