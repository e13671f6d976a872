package dev.modelgate.cli.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

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
    private final StackParts all;
    private final StackLock lock;
    private final Map<String, String> environment;
    private final Map<PartName, SupervisedPart> parts = new EnumMap<>(PartName.class);
    private final Readiness readiness = new Readiness();
    private Guardian guardian;
    private boolean closed;

    private LocalStack(StackConfig config, StackLock lock) {
        this.config = config;
        this.all = new StackParts(config);
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
        if (readiness.await(limit)) {
            return;
        }
        List<String> late = status().stream()
                .filter(part -> part.state() != PartState.READY && part.state() != PartState.EXTERNAL)
                .map(PartStatus::name)
                .toList();
        throw new StackException("Not ready after " + limit.toSeconds() + " s: " + String.join(", ", late)
                + "; the logs are in " + config.installation().logs() + ".");
    }

    public Ports ports() {
        return config.ports();
    }

    /** Base of the controller's REST interface. */
    public URI controllerUrl() {
        return URI.create("http://127.0.0.1:" + config.ports().controller());
    }

    /** Base of the converter's REST interface. */
    public URI converterUrl() {
        return URI.create("http://127.0.0.1:" + config.ports().converter());
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
            if (all.starts(part)) {
                rotate(config.installation().log(part));
            }
        }
        Files.createDirectories(all.startCaches());
        guardian = Guardian.watch(config.installation().run());
        boolean newDatabase = all.starts(PartName.POSTGRES) && !PostgresPart.made(config.installation());
        for (PartName name : PartName.values()) {
            if (all.starts(name)) {
                parts.put(name, new SupervisedPart(all.make(name), config.installation(), this::changed));
            }
        }
        CompletableFuture<Void> database = startBehind(PartName.POSTGRES, CompletableFuture.completedFuture(null));
        // It migrates its schema while it starts, and would die without a database. It takes longest and so begins
        // first.
        startBehind(PartName.CONTROLLER, database);
        // Making a database beside starting JVMs, on few cores, would keep the controller waiting longest of all.
        CompletableFuture<Void> others = newDatabase ? database : CompletableFuture.completedFuture(null);
        for (PartName name : List.of(PartName.BROKER, PartName.CONVERTER, PartName.INFERENCE, PartName.TRAINING)) {
            startBehind(name, others);
        }
    }

    private CompletableFuture<Void> startBehind(PartName name, CompletableFuture<Void> earlier) {
        if (!parts.containsKey(name)) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> ready =
                earlier.thenCompose(nothing -> parts.get(name).start());
        readiness.add(ready);
        return ready;
    }

    private PartStatus status(PartName name) {
        if (parts.containsKey(name)) {
            return parts.get(name).status();
        }
        return all.external(name)
                ? new PartStatus(name.label(), null, null, PartState.EXTERNAL, 0, null)
                : new PartStatus(name.label(), null, ports().of(name), PartState.STOPPED, 0, null);
    }

    private void changed() {
        config.onChange().accept(status());
    }

    private void refuseTakenPorts() {
        for (PartName part : PartName.values()) {
            int port = ports().of(part);
            if (all.starts(part) && PortOwner.taken(port)) {
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
