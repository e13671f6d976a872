package dev.modelgate.system.chaos;

import dev.modelgate.cli.stack.Ports;
import dev.modelgate.system.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The stack under chaos: its processes by name, and what can be done to them. */
final class ChaosStack implements AutoCloseable {
    private static final Duration DOWN_WITHIN = Duration.ofMinutes(1);

    private final Path root;
    private final Workspace workspace;
    private final String python;
    private final Ports ports = Ports.free();
    private Process host;

    /** @param python interpreter of the MLX environment */
    ChaosStack(Path root, Workspace workspace, String python) {
        this.root = root;
        this.workspace = workspace;
        this.python = python;
    }

    /** Starts the supervisor, which starts the parts; returns at once. */
    void up() throws IOException {
        Files.createDirectories(workspace.home().resolve("logs"));
        Files.createDirectories(temporary());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                StackHost.class.getName(),
                root.toString()));
        for (int port : List.of(
                ports.controller(),
                ports.converter(),
                ports.inference(),
                ports.training(),
                ports.kafka(),
                ports.kafkaController(),
                ports.postgres())) {
            command.add(Integer.toString(port));
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        workspace.home().resolve("logs/host.log").toFile()));
        builder.environment().putAll(environment());
        host = builder.start();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "MODELGATE_HOME",
                workspace.home().toString(),
                "MODELGATE_MODELS",
                workspace.models().toString(),
                "MODELGATE_DATA",
                workspace.data().toString(),
                "MODELGATE_PYTHON",
                python,
                "MODELGATE_MACHINE",
                "chaos",
                "MODELGATE_CONTROLLER_HEARTBEAT_TIMEOUT",
                "PT8S",
                "MODELGATE_CONTROLLER_GRACE",
                "PT5S"));
        environment.put("TMPDIR", temporary().toString());
        environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary());
        return environment;
    }

    /** Where the processes put what is temporary, if they do as the platform tells them. */
    Path temporary() {
        return workspace.home().resolve("tmp");
    }

    Path home() {
        return workspace.home();
    }

    URI controller() {
        return URI.create("http://127.0.0.1:" + ports.controller());
    }

    /** Where a service says whether it is ready. */
    URI health(Victim victim) {
        int port = switch (victim) {
            case CONTROLLER -> ports.controller();
            case CONVERTER -> ports.converter();
            case INFERENCE -> ports.inference();
            case TRAINING -> ports.training();
            case PYTHON, BROKER, POSTGRES -> throw new IllegalArgumentException(victim + " is no service.");
        };
        return URI.create("http://127.0.0.1:" + port + "/q/health/ready");
    }

    String kafka() {
        return "127.0.0.1:" + ports.kafka();
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/modelgate";
    }

    /** @throws IOException before the first start has drawn it */
    String databasePassword() throws IOException {
        return Files.readString(workspace.home().resolve("postgres/password"));
    }

    /** The living processes of a victim; none while it is being started again. */
    List<ProcessHandle> processes(Victim victim) {
        if (victim == Victim.PYTHON) {
            return List.of(Victim.INFERENCE, Victim.TRAINING).stream()
                    .flatMap(service -> part(service.label()).stream())
                    .flatMap(ProcessHandle::descendants)
                    .filter(ProcessHandle::isAlive)
                    .toList();
        }
        return part(victim.label()).stream().toList();
    }

    /** The process whose id the supervisor has noted, if it lives. */
    private Optional<ProcessHandle> part(String name) {
        try {
            String pid = Files.readString(workspace.home().resolve("run/" + name + ".pid"))
                    .strip();
            return pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** SIGKILL; returns when they are gone. */
    static void kill(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    /** @param signal such as {@code STOP} */
    static void signal(List<ProcessHandle> processes, String signal) throws IOException, InterruptedException {
        for (ProcessHandle process : processes) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    /** Kills the broker and takes its data away before its supervisor has started it again. */
    void loseBrokerData() throws IOException {
        kill(processes(Victim.BROKER));
        Files.move(workspace.home().resolve("kafka"), workspace.home().resolve("lost-" + UUID.randomUUID()));
    }

    /** Kills all there is, from the supervisor down; returns how many processes that were. */
    int killAll() {
        List<ProcessHandle> all = new ArrayList<>(List.of(host.toHandle()));
        all.addAll(host.descendants().toList());
        kill(all);
        return all.size();
    }

    /** Takes the stack down in order. */
    void down() throws IOException, InterruptedException {
        host.getOutputStream().close();
        if (!host.waitFor(DOWN_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            killAll();
            throw new AssertionError("The stack is not down within " + DOWN_WITHIN.toSeconds() + " s.");
        }
    }

    @Override
    public void close() {
        if (host != null && host.isAlive()) {
            killAll();
        }
    }
}
