package dev.modelgate.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running stack of this process. Nothing of it outlives {@link #close()}, nor this process, however it ends.
 *
 * <pre>{@code
 * try (LocalStack stack = LocalStack.start(StackConfig.of(installation, Ports.free(), System.getenv()))) {
 *     stack.awaitReady(Duration.ofMinutes(1));
 *     URI evaluations = stack.controllerUrl().resolve("/evaluations");
 * }
 * }</pre>
 */
public final class LocalStack implements AutoCloseable {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    /** A recording JVM writes its cache when it ends; on two cores the five of them take turns. */
    private static final Duration RECORD_WITHIN = Duration.ofSeconds(60);

    private final StackConfig config;
    private final StackLock lock;
    private final Map<String, String> environment;
    private final Map<PartName, SupervisedPart> parts = new EnumMap<>(PartName.class);
    private final List<CompletableFuture<Void>> readiness = new ArrayList<>();
    private Guardian guardian;
    private boolean closed;

    private LocalStack(StackConfig config, StackLock lock) {
        this.config = config;
        this.lock = lock;
        this.environment = ServiceEnvironment.of(config.installation(), config.ports(), config.environment());
    }

    /**
     * Starts all parts at once and returns; {@link #awaitReady} tells when they answer.
     *
     * @throws StackException when a stack already runs on this home, a port is taken, or something is not built
     */
    public static LocalStack start(StackConfig config) {
        StackLock lock = StackLock.take(config.installation())
                .orElseThrow(() -> new StackException("A stack already runs on "
                        + config.installation().home()
                        + "; stop it with ./modelgate down, or use it with ./modelgate evaluate."));
        LocalStack stack = new LocalStack(config, lock);
        try {
            stack.start();
            return stack;
        } catch (IOException e) {
            stack.close();
            throw new StackException("The stack could not be started: " + e.getMessage() + ".", e);
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /**
     * Waits until every part has answered once.
     *
     * @throws StackException when a part cannot be started, or the limit passes; the message says which and where its log lies
     */
    public void awaitReady(Duration limit) {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        readiness.forEach(ready -> ready.whenComplete((nothing, problem) -> {
            if (problem != null) {
                failed.completeExceptionally(problem);
            }
        }));
        CompletableFuture<Void> all = CompletableFuture.allOf(readiness.toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(all, failed).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new StackException(e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            List<String> late = status().stream()
                    .filter(part -> part.state() != PartState.READY && part.state() != PartState.EXTERNAL)
                    .map(PartStatus::name)
                    .toList();
            throw new StackException(
                    "Not ready after " + limit.toSeconds() + " s: " + String.join(", ", late) + "; the logs are in "
                            + config.installation().logs() + ".",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The start of the stack was interrupted.", e);
        }
    }

    public Ports ports() {
        return config.ports();
    }

    /** Base of the controller's REST interface. */
    public java.net.URI controllerUrl() {
        return java.net.URI.create("http://127.0.0.1:" + config.ports().controller());
    }

    /** Base of the converter's REST interface. */
    public java.net.URI converterUrl() {
        return java.net.URI.create("http://127.0.0.1:" + config.ports().converter());
    }

    /** Address list for Kafka clients. */
    public String kafkaBootstrapServers() {
        return environment.get(ServiceEnvironment.KAFKA);
    }

    /** Address of the database; user and password are in {@link #environment()}. */
    public String jdbcUrl() {
        return environment.get(ServiceEnvironment.JDBC_URL);
    }

    /** The variables that the services were started with. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** All six parts as they are now. */
    public List<PartStatus> status() {
        return Arrays.stream(PartName.values()).map(this::status).toList();
    }

    /** Takes all parts down, the services before what they stand on. May be called more than once. */
    @Override
    public void close() {
        close(config.recordStartupCache() ? RECORD_WITHIN : STOP_WITHIN);
    }

    /** As {@link #close()}, without taking the time to write start caches: for a person who is waiting for the prompt. */
    public void closeNow() {
        close(Duration.ofSeconds(3));
    }

    private synchronized void close(Duration limit) {
        if (closed) {
            return;
        }
        closed = true;
        try {
            stop(PartName.services(), limit);
            stop(List.of(PartName.BROKER, PartName.POSTGRES), limit);
        } finally {
            if (guardian != null) {
                guardian.close();
            }
            lock.close();
        }
    }

    private void stop(List<PartName> names, Duration limit) {
        List<SupervisedPart> present =
                names.stream().filter(parts::containsKey).map(parts::get).toList();
        present.forEach(SupervisedPart::requestStop);
        present.forEach(part -> part.awaitStop(limit));
    }

    private void start() throws IOException {
        refuseTakenPorts();
        Leftovers.end(config.installation());
        for (PartName part : PartName.values()) {
            if (starts(part)) {
                rotate(config.installation().log(part));
            }
        }
        Files.createDirectories(startCaches());
        guardian = Guardian.watch(config.installation().run());
        List<Part> toStart = new ArrayList<>();
        for (PartName name : PartName.values()) {
            if (starts(name)) {
                Part part = part(name);
                toStart.add(part);
                parts.put(name, new SupervisedPart(part, config.installation(), this::changed));
            }
        }
        CompletableFuture<Void> database = startPart(PartName.POSTGRES);
        startPart(PartName.BROKER);
        startPart(PartName.CONVERTER);
        startPart(PartName.INFERENCE);
        startPart(PartName.TRAINING);
        if (parts.containsKey(PartName.CONTROLLER)) {
            // It migrates its schema while it starts, and would die without a database.
            readiness.add(database.thenCompose(
                    nothing -> parts.get(PartName.CONTROLLER).start()));
        }
    }

    private CompletableFuture<Void> startPart(PartName name) {
        if (!parts.containsKey(name)) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> ready = parts.get(name).start();
        readiness.add(ready);
        return ready;
    }

    private Part part(PartName name) {
        Installation installation = config.installation();
        return switch (name) {
            case BROKER -> new BrokerPart(installation, ports(), cache(name, installation.brokerJars()));
            case POSTGRES -> new PostgresPart(installation, ports().postgres());
            case CONTROLLER, CONVERTER, INFERENCE, TRAINING ->
                new ServicePart(
                        installation,
                        name,
                        ports().of(name),
                        environment,
                        cache(name, installation.serviceJar(name).getParent()));
        };
    }

    private StartupCache cache(PartName name, Path jars) {
        return new StartupCache(startCaches(), name.label(), jars, config.recordStartupCache());
    }

    private Path startCaches() {
        return config.installation().home().resolve("cache/start");
    }

    private PartStatus status(PartName name) {
        if (parts.containsKey(name)) {
            return parts.get(name).status();
        }
        return external(name)
                ? new PartStatus(name.label(), null, null, PartState.EXTERNAL, 0, null)
                : new PartStatus(name.label(), null, ports().of(name), PartState.STOPPED, 0, null);
    }

    private void changed() {
        config.onChange().accept(status());
    }

    private boolean starts(PartName part) {
        return config.parts().contains(part) && !external(part);
    }

    private boolean external(PartName part) {
        return switch (part) {
            case BROKER -> ServiceEnvironment.external(config.environment(), ServiceEnvironment.KAFKA);
            case POSTGRES -> ServiceEnvironment.external(config.environment(), ServiceEnvironment.JDBC_URL);
            case CONTROLLER, CONVERTER, INFERENCE, TRAINING -> false;
        };
    }

    private void refuseTakenPorts() {
        for (PartName part : PartName.values()) {
            int port = ports().of(part);
            if (starts(part) && PortOwner.taken(port)) {
                String owner =
                        PortOwner.of(port).map(pid -> " by process " + pid).orElse("");
                throw new StackException("Port " + port + ", which " + part.label() + " needs, is already in use"
                        + owner + "; end that process first.");
            }
        }
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
