package dev.modelgate.mlx;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One submitted request. One thread waits for it; any thread may cancel it.
 *
 * @param <R> what the request gives back
 */
public final class MlxCall<R extends MlxResult> {

    /** How long a cancelled request may take to stop by itself before its process is killed. */
    private static final Duration CANCELLATION_GRACE = Duration.ofSeconds(5);

    private final String id;
    private final MlxRequest<R> request;
    private final Consumer<? super MlxEvent> listener;
    private final MlxProcess process;
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

    MlxCall(String id, MlxRequest<R> request, Consumer<? super MlxEvent> listener, MlxProcess process) {
        this.id = id;
        this.request = request;
        this.listener = listener;
        this.process = process;
    }

    sealed interface Message {}

    record Heard(JsonNode event) implements Message {}

    record Died(int exitCode, List<String> stderrTail) implements Message {}

    record CancellationAsked() implements Message {}

    void deliver(Message message) {
        messages.add(message);
    }

    /**
     * Ask the process to stop this request: between two tokens, iterations or prompt chunks. {@link #await} then throws
     * {@link MlxException.Cancelled}, unless the request was finished before. A process that does not stop within 5 s
     * is killed.
     */
    public void cancel() {
        process.requestCancellation(id);
        deliver(new CancellationAsked());
    }

    /**
     * Wait for the result. Events go to the listener in this thread. Interrupting this thread cancels the request; the
     * interrupt is kept.
     *
     * @throws MlxException if there is no result; its kind says why
     */
    public R await(CallLimits limits) {
        try {
            return awaitResult(limits);
        } catch (InterruptedException e) {
            process.requestCancellation(id);
            try {
                return awaitStop();
            } finally {
                Thread.currentThread().interrupt();
            }
        } finally {
            process.forget(id);
        }
    }

    private R awaitResult(CallLimits limits) throws InterruptedException {
        long started = System.nanoTime();
        long lastProgress = started;
        while (true) {
            long now = System.nanoTime();
            long untilTotal = limits.total().toNanos() - (now - started);
            long untilHung = limits.progress().toNanos() - (now - lastProgress);
            Message message = messages.poll(Math.min(untilTotal, untilHung), TimeUnit.NANOSECONDS);
            switch (message) {
                case null -> {
                    if (untilTotal <= untilHung) {
                        stopLate(limits.total());
                    }
                    boolean alive = process.aliveLately();
                    process.kill();
                    throw new MlxException.Hung(request.method(), limits.progress(), alive);
                }
                case CancellationAsked asked -> {
                    return awaitStop();
                }
                case Died died -> throw new MlxException.ProcessDied(died.exitCode(), died.stderrTail());
                case Heard heard -> {
                    lastProgress = System.nanoTime();
                    if (Wire.isResult(heard.event())) {
                        return Wire.result(heard.event(), request);
                    }
                    tell(heard.event());
                }
            }
        }
    }

    private void tell(JsonNode event) {
        try {
            listener.accept(Wire.event(event, request.method()));
        } catch (RuntimeException e) {
            // Nobody waits any longer, so nothing may go on computing for it.
            process.requestCancellation(id);
            throw e;
        }
    }

    private void stopLate(Duration limit) {
        process.requestCancellation(id);
        try {
            awaitStop();
        } catch (MlxException stopped) {
            MlxException late = new MlxException.DeadlineExceeded(request.method(), limit);
            late.addSuppressed(stopped);
            throw late;
        }
        throw new MlxException.DeadlineExceeded(request.method(), limit);
    }

    /** After a cancellation: the result if it came first, else Cancelled; kills what does not stop. */
    private R awaitStop() {
        long deadline = System.nanoTime() + CANCELLATION_GRACE.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    Message message = messages.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                    switch (message) {
                        case null -> {
                            process.kill();
                            throw new MlxException.Cancelled(request.method());
                        }
                        case Died died -> throw new MlxException.Cancelled(request.method());
                        case CancellationAsked again -> {} // is being carried out
                        case Heard heard -> {
                            if (Wire.isResult(heard.event())) {
                                return Wire.result(heard.event(), request);
                            }
                            if (Wire.isFinal(heard.event())) {
                                throw new MlxException.Cancelled(request.method());
                            }
                        }
                    }
                } catch (InterruptedException e) {
                    interrupted = true; // Stopping is what was asked for already.
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
