package dev.modelgate.mlx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.mlx.environment.MlxProgram;
import dev.modelgate.mlx.machine.PeakMemory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One resident MLX process. It carries out one request at a time, in the order of their submission, and holds at most one
 * model, so a fresh process gives memory back to the system and measures one model only.
 *
 * <p>It ends with {@link #close()}, and also when this JVM ends in whatever way, since its standard input ends then.
 * Methods may be called by any thread.
 */
public final class MlxProcess implements AutoCloseable {

    private static final long ALIVE_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Process process;
    private final ProcessEnd end;
    private final StderrTail stderr;
    private final MlxLaunch launch;
    private final CompletableFuture<Greeting> greeting = new CompletableFuture<>();
    private final Map<String, MlxCall<?>> calls = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile long lastHeardNanos = System.nanoTime();
    private volatile boolean ended;

    private MlxProcess(Process process, MlxLaunch launch) {
        this.process = process;
        this.launch = launch;
        this.end = new ProcessEnd(process);
        this.stderr = StderrTail.of(process.errorReader(StandardCharsets.UTF_8));
        Thread.ofPlatform().daemon().name("mlx-events-" + process.pid()).start(this::readEvents);
    }

    /**
     * Start a process and wait for its greeting.
     *
     * @throws MlxException.StartFailed if it cannot be started, ends at once, speaks another protocol or says nothing in
     *     time
     */
    public static MlxProcess start(MlxLaunch launch) {
        MlxProcess started;
        try {
            started = new MlxProcess(LaunchedProcess.start(launch), launch);
        } catch (IOException | UncheckedIOException e) {
            throw new MlxException.StartFailed(
                    "The MLX process cannot be started with %s: %s".formatted(launch.python(), e.getMessage()),
                    List.of());
        }
        try {
            started.awaitGreeting();
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** What the process told about itself when it started. */
    public Greeting greeting() {
        return greeting.join();
    }

    /** The process's id. */
    public long pid() {
        return process.pid();
    }

    /** The last lines of standard error, oldest first. */
    public List<String> stderrTail() {
        return stderr.lines();
    }

    /** The largest footprint the process has had, by the honest figure of the platform. */
    public PeakMemory peakMemory() {
        return PeakMemory.of(
                process.pid(),
                greeting().machine().backend(),
                launch.python(),
                MlxProgram.unpackedBelow(launch.home()));
    }

    /** Submit a request; {@link MlxCall#await} gives its result, and its events to {@code listener}. */
    public <R extends MlxResult> MlxCall<R> submit(MlxRequest<R> request, Consumer<? super MlxEvent> listener) {
        String id = Long.toString(ids.incrementAndGet());
        MlxCall<R> call = new MlxCall<>(id, request, listener, this);
        calls.put(id, call);
        if (ended) {
            // The reader has told all calls that it knew of; this one came later.
            call.deliver(new MlxCall.Died(end.exitCode(), stderr.lines()));
        } else {
            send(Wire.request(id, request));
        }
        return call;
    }

    /** Submit a request and wait for its result. */
    public <R extends MlxResult> R call(MlxRequest<R> request, CallLimits limits, Consumer<? super MlxEvent> listener) {
        return submit(request, listener).await(limits);
    }

    /** Submit a request and wait for its result, whatever it tells on the way. */
    public <R extends MlxResult> R call(MlxRequest<R> request, CallLimits limits) {
        return call(request, limits, event -> {});
    }

    /**
     * End the process and all it started: standard input is closed, at which it ends; what does not is asked to
     * terminate, and killed after 5 s. Requests under way end with {@link MlxException.ProcessDied}.
     */
    @Override
    public void close() {
        end.orderly();
    }

    void kill() {
        end.now();
    }

    void forget(String id) {
        calls.remove(id);
    }

    void requestCancellation(String id) {
        send(Wire.cancellation(id));
    }

    boolean aliveLately() {
        return System.nanoTime() - lastHeardNanos < ALIVE_WITHIN_NANOS;
    }

    private void awaitGreeting() {
        try {
            Greeting hello = greeting.get(launch.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
            if (hello.protocol() != Greeting.PROTOCOL) {
                throw new MlxException.StartFailed(
                        "The MLX process speaks protocol %d, but this driver speaks %d."
                                .formatted(hello.protocol(), Greeting.PROTOCOL),
                        stderr.lines());
            }
        } catch (ExecutionException e) {
            throw new MlxException.StartFailed(e.getCause().getMessage(), stderr.lines());
        } catch (TimeoutException e) {
            throw new MlxException.StartFailed(
                    "The MLX process did not greet within %s s.".formatted(Seconds.of(launch.startTimeout())),
                    stderr.lines());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MlxException.Cancelled("start");
        }
    }

    private void readEvents() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                lastHeardNanos = System.nanoTime();
                dispatch(Wire.read(line));
            }
        } catch (IOException | RuntimeException e) {
            stderr.add("The driver cannot read the events of the MLX process: " + e);
            end.now();
        }
        announceEnd();
    }

    private void dispatch(JsonNode event) {
        switch (event.path("event").asText()) {
            case "hello" -> greeting.complete(Wire.greeting(event));
            case "alive" -> {} // lastHeardNanos has been noted
            default -> {
                MlxCall<?> call = calls.get(event.path("id").asText());
                if (call != null) {
                    call.deliver(new MlxCall.Heard(event));
                }
            }
        }
    }

    private void announceEnd() {
        int exitCode = end.exitCode();
        stderr.awaitEnd();
        ended = true;
        greeting.completeExceptionally(new IllegalStateException("The MLX process ended with exit code %d (%s): %s"
                .formatted(
                        exitCode,
                        MlxException.ProcessDied.meaning(exitCode),
                        stderr.lastLine().orElse("it said nothing"))));
        calls.values().forEach(call -> call.deliver(new MlxCall.Died(exitCode, stderr.lines())));
    }

    private void send(byte[] line) {
        OutputStream requests = process.getOutputStream();
        synchronized (requests) {
            try {
                requests.write(line);
                requests.flush();
            } catch (IOException e) {
                // The process is gone or going; the reader tells every call so, with exit code and standard error.
                stderr.add("The driver cannot write to the MLX process: " + e.getMessage());
            }
        }
    }
}
