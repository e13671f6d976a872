package dev.modelgate.controller.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.controller.config.ControllerConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses a body that announces too many bytes, with a problem; the HTTP server by itself would do so without a word. */
@ApplicationScoped
class BodyLimit {
    /** Before the server's own limit. */
    private static final int FIRST = 100;

    /** How long a client may go on sending what is not read. */
    private static final long LINGER_MS = 2_000;

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
        HttpServerRequest request = context.request();
        // Closed while the client still sends, the connection would break before the client has read the answer.
        long late = context.vertx()
                .setTimer(LINGER_MS, passed -> request.connection().close());
        request.endHandler(all -> {
            context.vertx().cancelTimer(late);
            request.connection().close();
        });
        request.handler(ignored -> {}).resume();
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
