package dev.modelgate.controller.rest;

import dev.modelgate.controller.config.ControllerConfig;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses a body that turns out to have too many bytes without having announced them; {@link BodyLimit} refuses the others. */
@Provider
public class CountedBodies implements ReaderInterceptor {
    private final Instance<ControllerConfig> config;

    /** {@code config} is there only once the service runs, and this is made when it is built. */
    CountedBodies(Instance<ControllerConfig> config) {
        this.config = config;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(
                new Counted(context.getInputStream(), config.get().largestBody()));
        return context.proceed();
    }

    private static final class Counted extends FilterInputStream {
        private final long limit;
        private long count;

        Counted(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            return one < 0 ? one : counted(1, one);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            return read < 0 ? read : counted(read, read);
        }

        /** A reader closes after trouble too; the server's stream would wait for the rest of the body then. */
        @Override
        public void close() throws IOException {
            if (count <= limit) {
                super.close();
            }
        }

        private int counted(int bytes, int result) {
            count += bytes;
            if (count > limit) {
                throw new TooLarge(limit);
            }
            return result;
        }
    }

    /** For {@link Problems}. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge(long limit) {
            super(BodyLimit.sentence(limit));
        }
    }
}
