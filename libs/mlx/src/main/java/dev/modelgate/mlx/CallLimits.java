package dev.modelgate.mlx;

import java.time.Duration;

/**
 * How long a caller waits for a request.
 *
 * @param total until the request must be finished; then it is cancelled
 * @param progress how long nothing may be heard of the request; then the process counts as hung and is killed. The sign
 *     of life that the process gives each second does not count. A request without progress events of its own (load,
 *     prepare, fuse) needs a limit as long as its total.
 */
public record CallLimits(Duration total, Duration progress) {

    public CallLimits {
        if (total.isNegative() || total.isZero() || progress.isNegative() || progress.isZero()) {
            throw new IllegalArgumentException("Both limits must be positive: " + total + ", " + progress + ".");
        }
    }

    /** One limit for both. */
    public static CallLimits within(Duration total) {
        return new CallLimits(total, total);
    }
}
