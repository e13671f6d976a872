package dev.modelgate.converter.http;

import dev.modelgate.converter.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The body of a request, read by one worker thread while it arrives. No more than a megabyte is held: a client that is faster
 * than the reader is slowed down by TCP. A client that stalls or hangs up ends the reading with a {@link ProblemException}.
 */
public final class RequestBody extends InputStream {
    /** Buffers that may be on their way, each as long as {@code quarkus.http.limits.max-chunk-size} at most. */
    private static final int WINDOW = 16;

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final Duration patience;
    private final boolean awaitsContinue;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Queue<Buffer> arrived = new ArrayDeque<>();
    private boolean ended;
    private boolean broken;

    private Buffer current;
    private int next;
    private boolean asked;

    private RequestBody(RoutingContext context, Duration patience) {
        this.context = context;
        this.request = context.request();
        this.patience = patience;
        this.awaitsContinue = "100-continue".equalsIgnoreCase(request.getHeader("Expect"));
    }

    /** @param patience how long nothing may arrive before the client counts as stalled */
    public static RequestBody of(RoutingContext context, Duration patience) {
        RequestBody body = new RequestBody(context, patience);
        body.listen();
        return body;
    }

    private void listen() {
        // The connection guards the state of its requests: none may end between the question and the handlers.
        synchronized (request.connection()) {
            if (!((ConnectionBase) request.connection()).channel().isOpen()) {
                broken = true; // before anybody listened, so nobody will be told
                return;
            }
            if (request.isEnded()) {
                ended = true;
                return;
            }
            request.pause();
            request.handler(this::arrive);
            request.endHandler(nothing -> end(false));
            request.exceptionHandler(failure -> end(true));
        }
    }

    private void arrive(Buffer buffer) {
        lock.lock();
        try {
            arrived.add(buffer);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void end(boolean failed) {
        lock.lock();
        try {
            ended = !failed;
            broken = failed;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The length that the client declared, in bytes; -1 when it declared none. */
    public long declaredLength() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** @throws ProblemException when the client stalls or hangs up */
    @Override
    public int read(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, current.length() - next);
        current.getBytes(next, next + count, bytes, from);
        next += count;
        return count;
    }

    /** How many bytes are here; 0 only at the end, for which this waits: that is how the end of a series of gzip members is found. */
    @Override
    public int available() {
        return hasMore() ? current.length() - next : 0;
    }

    private boolean hasMore() {
        while (current == null || next == current.length()) {
            if (!advance()) {
                return false;
            }
        }
        return true;
    }

    private boolean advance() {
        boolean first = !asked;
        ask();
        lock.lock();
        try {
            long left = patience.toNanos();
            while (arrived.isEmpty() && !ended && !broken) {
                if (left <= 0) {
                    throw new ProblemException(
                            Status.REQUEST_TIMEOUT,
                            "Nothing of the body arrived for " + patience + " (modelgate.conversions.patience).");
                }
                left = news.awaitNanos(left);
            }
            if (broken) {
                throw new ProblemException(Status.BAD_REQUEST, "The connection was closed before the body's end.");
            }
            current = arrived.poll();
            next = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Status.SERVICE_UNAVAILABLE, "The service is stopping.");
        } finally {
            lock.unlock();
        }
        if (current != null && !first) {
            request.fetch(1);
        }
        return current != null;
    }

    private void ask() {
        if (asked) {
            return;
        }
        asked = true;
        if (awaitsContinue) {
            request.response().writeContinue();
        }
        request.fetch(WINDOW);
    }

    /**
     * Leaves the connection fit for the next request: what remains of the body is read and thrown away. When it is longer than
     * {@code most} bytes, when it does not arrive in time, or when the client waits for a sign to send it, the connection is
     * closed after the answer instead.
     */
    public void finish(long most) {
        if (!isAtEnd(most)) {
            context.response().putHeader("Connection", "close");
            context.addEndHandler(sent -> request.connection().close());
        }
    }

    private boolean isAtEnd(long most) {
        if (awaitsContinue && !asked) {
            return false;
        }
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(patience);
        long left = most;
        try {
            while (hasMore()) {
                left -= current.length() - next;
                next = current.length();
                if (left < 0 || System.nanoTime() > deadline) {
                    return false;
                }
            }
            return true;
        } catch (ProblemException e) {
            return false; // the answer that is under way says more than that nobody may be there to read it
        }
    }
}
