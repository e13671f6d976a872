package dev.modelgate.controller.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.controller.config.ControllerConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses a body that announces too many bytes, with a problem; the HTTP server by itself would do so without a word. */
@ApplicationScoped
class BodyLimit {
    /** Before the server's own limit. */
    private static final int FIRST = 100;

    private final String problem;
    private final long limit;

    BodyLimit(ObjectMapper json, ControllerConfig config) throws JsonProcessingException {
        this.limit = config.largestBody();
        this.problem = json.writeValueAsString(Problem.of(413, sentence(limit)));
    }

    static String sentence(long limit) {
        return "The body is larger than the " + limit + " bytes that this service takes.";
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        if (announced(context) <= limit) {
            context.next();
            return;
        }
        context.addEndHandler(ended -> context.request().connection().close());
        context.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(problem);
    }

    private static long announced(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0; // for the server to refuse
        }
    }
}
