package dev.modelgate.converter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.converter.problem.Problem;
import dev.modelgate.converter.problem.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response.Status;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Keeps bodies small that are read as a whole, which are all but those of conversions. Quarkus has one limit for all
 * addresses ({@code quarkus.http.limits.max-body-size}); this is the same, address by address.
 */
@Singleton
class BodyLimit {
    private static final String STREAMED = "/conversions";
    private static final int EARLY = 100;

    /** Asked late: filters are made when the service is built, its configuration is read when it starts. */
    private final Instance<HttpConfig> config;

    private final ObjectMapper json;

    BodyLimit(Instance<HttpConfig> config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, EARLY);
    }

    private void limit(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (streamed(context.normalizedPath())) {
            context.next();
            return;
        }
        String length = request.getHeader("Content-Length");
        if (length != null && Long.parseLong(length) > most()) {
            refuse(context);
            return;
        }
        context.next();
    }

    /** Of a body that does not say how long it is, no more than the limit is read. */
    @ServerRequestFilter
    void limit(ContainerRequestContext request, RoutingContext context) {
        if (!streamed(context.normalizedPath()) && request.getHeaderString("Transfer-Encoding") != null) {
            request.setEntityStream(new LimitedStream(request.getEntityStream(), most(), () -> {
                closeAfterAnswer(context);
                return new ProblemException(Status.REQUEST_ENTITY_TOO_LARGE, sentence());
            }));
        }
    }

    private long most() {
        return config.get().body().asLongValue();
    }

    private static boolean streamed(String path) {
        return path.equals(STREAMED) || path.startsWith(STREAMED + "/");
    }

    private String sentence() {
        return "The body is longer than " + most() + " bytes (modelgate.http.body).";
    }

    private static void closeAfterAnswer(RoutingContext context) {
        context.response().putHeader("Connection", "close");
        context.addEndHandler(sent -> context.request().connection().close());
    }

    private void refuse(RoutingContext context) {
        Problem problem = Problem.of(Status.REQUEST_ENTITY_TOO_LARGE, sentence());
        closeAfterAnswer(context);
        context.response().setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
        try {
            context.response().end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem always has a JSON form.", e);
        }
    }

    /** A stream that may have so many bytes. */
    private static final class LimitedStream extends FilterInputStream {
        private final Supplier<ProblemException> beyond;
        private long left;

        LimitedStream(InputStream in, long most, Supplier<ProblemException> beyond) {
            super(in);
            this.left = most;
            this.beyond = beyond;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw beyond.get();
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            if (left >= 0) {
                super.close(); // which would wait for the rest of a body that is too long
            }
        }
    }
}
