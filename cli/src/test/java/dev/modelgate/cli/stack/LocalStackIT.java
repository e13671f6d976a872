package dev.modelgate.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stack's own processes: a real broker and a real PostgreSQL, as whoever runs the test. */
class LocalStackIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path home;

    private final LinkedBlockingQueue<List<PartStatus>> changes = new LinkedBlockingQueue<>();

    @Test
    void aKilledPartIsStartedAgainAndNothingIsLeftBehind() throws Exception {
        Set<PartName> parts = Set.of(PartName.BROKER, PartName.POSTGRES);
        List<Long> pids;
        try (LocalStack stack = LocalStack.start(config(Ports.free(), parts))) {
            // Given
            stack.awaitReady(LIMIT);
            PartStatus before = part(stack.status(), PartName.POSTGRES);
            assertThat(before.pid()).isNotNull();

            // When
            ProcessHandle.of(before.pid()).orElseThrow().destroyForcibly();

            // Then
            PartStatus after = awaitRestarted(PartName.POSTGRES);
            assertThat(after.pid()).isNotNull().isNotEqualTo(before.pid());
            assertThat(after.restarts()).isPositive();
            pids = stack.status().stream()
                    .map(PartStatus::pid)
                    .filter(pid -> pid != null)
                    .toList();
            assertThat(pids).hasSize(2);
        }
        assertThat(pids)
                .noneMatch(
                        pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        try (var files = Files.list(home.resolve("run"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".pid"))).isEmpty();
        }
    }

    @Test
    void aSecondStackOnTheSameHomeIsRefused() {
        StackConfig config = config(Ports.free(), Set.of());
        try (LocalStack first = LocalStack.start(config)) {
            assertThat(first.status()).allMatch(part -> part.state() == PartState.STOPPED);
            assertThatThrownBy(() -> LocalStack.start(config))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("already runs");
        }
    }

    @Test
    void aStackCanGoDownBeforeAllItsPartsHaveBegun() {
        assumeThat(new Installation(root(), home).serviceJar(PartName.CONTROLLER))
                .as("gate-controller is built")
                .exists();
        // The controller waits for PostgreSQL, which is not ready yet.
        Set<PartName> parts = Set.of(PartName.POSTGRES, PartName.CONTROLLER);

        LocalStack stack = LocalStack.start(config(Ports.free(), parts));
        stack.close();

        assertThat(stack.status()).allMatch(part -> part.state() == PartState.STOPPED);
        assertThat(stack.status()).allMatch(part -> part.pid() == null);
    }

    @Test
    void aRecordingLeavesTheStartCacheAndNothingElse() throws Exception {
        assumeThat(Runtime.version().feature())
                .as("a JDK that knows start caches")
                .isGreaterThanOrEqualTo(25);
        Installation installation = new Installation(root(), home);
        try (StartCacheRecording recording =
                StartCacheRecording.start(installation, Map.of(), Set.of(PartName.BROKER))) {
            recording.finish();
        }
        try (var caches = Files.list(home.resolve("cache/start"))) {
            assertThat(caches.map(file -> file.getFileName().toString()))
                    .singleElement()
                    .satisfies(name -> assertThat(name).matches("broker-[0-9a-f]{16}\\.aot"));
        }
        assertThat(home.resolve("recording")).doesNotExist();
        try (LocalStack stack = LocalStack.start(config(Ports.free(), Set.of(PartName.BROKER)))) {
            stack.awaitReady(LIMIT);
            PartStatus broker = part(stack.status(), PartName.BROKER);
            assertThat(ProcessHandle.of(broker.pid()).orElseThrow().info().arguments())
                    .hasValueSatisfying(
                            arguments -> assertThat(arguments).anyMatch(option -> option.startsWith("-XX:AOTCache=")));
        }
    }

    @Test
    void aPortInUseIsNamedWithItsOwner() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports free = Ports.free();
            Ports ports = new Ports(1, 2, 3, 4, free.kafka(), free.kafkaController(), taken.getLocalPort());

            assertThatThrownBy(() -> LocalStack.start(config(ports, Set.of(PartName.POSTGRES))))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + ", which postgres needs")
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void whatRunsElsewhereIsNotStarted() {
        Map<String, String> elsewhere = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://db/x");
        StackConfig config = StackConfig.of(new Installation(root(), home), Ports.free(), elsewhere)
                .withParts(Set.of(PartName.BROKER, PartName.POSTGRES));
        try (LocalStack stack = LocalStack.start(config)) {
            stack.awaitReady(LIMIT);
            assertThat(part(stack.status(), PartName.BROKER).state()).isEqualTo(PartState.EXTERNAL);
            assertThat(part(stack.status(), PartName.POSTGRES).state()).isEqualTo(PartState.EXTERNAL);
            assertThat(stack.jdbcUrl()).isEqualTo("jdbc:postgresql://db/x");
        }
    }

    @Test
    void theGuardianEndsWhatItsMakerLeft() throws Exception {
        // Given
        Path run = home.resolve("run");
        ChildProcess child = ChildProcess.start(
                new Launch(List.of("sleep", "600"), Map.of(), home),
                run.resolve("sleep.pid"),
                home.resolve("sleep.log"));

        // When: the pipe closes, as it does when the maker is killed
        Guardian.watch(run).close();

        // Then
        assertThat(child.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    private PartStatus awaitRestarted(PartName name) throws InterruptedException {
        while (true) {
            List<PartStatus> change = changes.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(change).as("a change of " + name).isNotNull();
            PartStatus part = part(change, name);
            if (part.restarts() > 0 && part.state() == PartState.READY) {
                return part;
            }
        }
    }

    private StackConfig config(Ports ports, Set<PartName> parts) {
        return StackConfig.of(new Installation(root(), home), ports, Map.of())
                .withParts(parts)
                .withListener(changes::add);
    }

    private static Path root() {
        return Path.of(System.getProperty("modelgate.root"));
    }

    private static PartStatus part(List<PartStatus> parts, PartName name) {
        return parts.stream()
                .filter(part -> part.name().equals(name.label()))
                .findFirst()
                .orElseThrow();
    }
}
