package dev.modelgate.controller;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what is going to be so, with a generous limit. */
final class Waiting {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Waiting() {}

    static <T> T until(Supplier<T> look, Predicate<T> condition) {
        return until(look, condition, LIMIT);
    }

    static <T> T until(Supplier<T> look, Predicate<T> condition, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            T value = look.get();
            if (condition.test(value)) {
                return value;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not become so within " + limit + "; last: "
                        + (value instanceof io.restassured.path.json.JsonPath json ? json.prettify() : value));
            }
            try {
                Thread.sleep(Duration.ofMillis(50)); // between two looks at a remote state; never instead of a look
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
