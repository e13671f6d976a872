package dev.modelgate.converter.http;

import dev.modelgate.converter.problem.ProblemException;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;

/** When a request has to be carried out. */
public final class Deadline {
    private final Duration time;
    private final long end;

    private Deadline(Duration time) {
        this.time = time;
        this.end = System.nanoTime() + time.toNanos();
    }

    /** From now on. */
    public static Deadline in(Duration time) {
        return new Deadline(time);
    }

    /** @throws ProblemException once the time is over */
    public void check() {
        if (System.nanoTime() - end > 0) {
            throw new ProblemException(
                    Status.REQUEST_TIMEOUT,
                    "The request was not carried out within " + time + " (modelgate.conversions.time).");
        }
    }
}
