package dev.modelgate.converter.conversion;

import dev.modelgate.converter.http.Deadline;
import dev.modelgate.converter.http.DecodedBody;
import dev.modelgate.converter.http.RequestBody;
import dev.modelgate.converter.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Lets bodies of rows in: so many at a time, each within its limits, and leaves every connection fit for the next request. */
@Singleton
class Intake {
    private final ConversionsConfig config;
    private final Semaphore free;

    Intake(ConversionsConfig config) {
        this.config = config;
        this.free = new Semaphore(config.concurrent());
    }

    /** What is done with a body. */
    @FunctionalInterface
    interface Work<T> {
        T with(Arrival arrival) throws IOException, InterruptedException;
    }

    /** A request whose body has not been touched yet. */
    static final class Arrival {
        private final RequestBody body;
        private final String encoding;
        private final DecodedBody.Limits limits;

        private Arrival(RequestBody body, String encoding, DecodedBody.Limits limits) {
            this.body = body;
            this.encoding = encoding;
            this.limits = limits;
        }

        /** The decoded body. To be called once, after everything else about the request was found to be right. */
        InputStream body() {
            return DecodedBody.of(body, encoding, limits);
        }

        Deadline deadline() {
            return limits.deadline();
        }
    }

    /** @throws ProblemException when the work finds one, or as many bodies are under way as may be */
    <T> T take(RoutingContext context, Work<T> work) throws IOException, InterruptedException {
        RequestBody body = RequestBody.of(context, config.patience());
        try {
            if (!free.tryAcquire()) {
                throw ProblemException.withHeaders(
                        Status.TOO_MANY_REQUESTS,
                        "As many conversions are under way as this service carries out at a time; try again in a while.",
                        Map.of("Retry-After", "5"));
            }
            try {
                return work.with(new Arrival(
                        body,
                        context.request().getHeader("Content-Encoding"),
                        new DecodedBody.Limits(
                                config.body().asLongValue(), config.gzipRatio(), Deadline.in(config.time()))));
            } finally {
                free.release();
            }
        } finally {
            body.finish(config.discard().asLongValue());
        }
    }
}
