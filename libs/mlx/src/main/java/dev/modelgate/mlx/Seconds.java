package dev.modelgate.mlx;

import java.time.Duration;
import java.util.Locale;

/** Durations as messages print them: seconds, with a fraction only where there is one. */
final class Seconds {

    private Seconds() {}

    static String of(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? Long.toString(duration.toSeconds())
                : String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
