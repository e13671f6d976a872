package dev.modelgate.converter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.converter.problem.Problem;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;

/**
 * Keeps bodies small that are read as a whole, which are all but those of conversions. Quarkus has one limit for all
 * addresses ({@code quarkus.http.limits.max-body-size}); this is the same, address by address.
 */
@Singleton
class BodyLimit {
    private static final String STREAMED = "/conversions";
    private static final int EARLY = 100;

    private final HttpConfig config;
    private final ObjectMapper json;

    BodyLimit(HttpConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, EARLY);
    }

    private void limit(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        if (path.equals(STREAMED) || path.startsWith(STREAMED + "/")) {
            context.next();
            return;
        }
        long most = config.body().asLongValue();
        String length = request.getHeader("Content-Length");
        if (length != null && Long.parseLong(length) > most) {
            refuse(context, most);
            return;
        }
        // Of a body that does not say how long it is, no more than this is read.
        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most);
        context.next();
    }

    private void refuse(RoutingContext context, long most) {
        Problem problem = Problem.of(
                Status.REQUEST_ENTITY_TOO_LARGE, "The body is longer than " + most + " bytes (modelgate.http.body).");
        context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close");
        context.addEndHandler(sent -> context.request().connection().close());
        try {
            context.response().end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem always has a JSON form.", e);
        }
    }
}
