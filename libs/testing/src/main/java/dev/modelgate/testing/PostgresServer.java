package dev.modelgate.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One PostgreSQL for tests: a direct child process on a free loopback port, with its data in a folder of its own that goes with
 * it. PostgreSQL refuses to run as root; as root it runs as the owner that {@link Unprivileged} gives the folder.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String USER = "modelgate";

    private final Path folder;
    private final int port;
    private final Process process;
    private final Thread hook;

    private PostgresServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
        this.hook = new Thread(this::stopProcess, "stop-postgres");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts a server with an empty database {@code modelgate} that its user of the same name owns, without a password.
     *
     * @throws IllegalStateException with the server's own words, when it does not come up
     */
    public static PostgresServer start() {
        try {
            Path binaries = PostgresBinaries.unpacked();
            Path folder = Files.createTempDirectory("modelgate-postgres-");
            Unprivileged.own(folder);
            Path data = folder.resolve("data");
            Path log = folder.resolve("postgres.log");
            run(
                    log,
                    List.of(
                            bin(binaries, "initdb"),
                            "-D",
                            data.toString(),
                            "-U",
                            USER,
                            "-A",
                            "trust",
                            "-E",
                            "UTF8",
                            "--no-sync",
                            "--locale=C"));
            int port = freePort();
            Process process = launch(
                    log,
                    List.of(
                            bin(binaries, "postgres"),
                            "-D",
                            data.toString(),
                            "-p",
                            Integer.toString(port),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "unix_socket_directories=",
                            "-c",
                            "fsync=off",
                            "-c",
                            "max_connections=60"));
            PostgresServer server = new PostgresServer(folder, port, process);
            server.createDatabase(log);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL for the tests could not be started.", e);
        }
    }

    /** JDBC URL of the database {@code modelgate}. */
    public String jdbcUrl() {
        return jdbcUrl("modelgate");
    }

    /** JDBC URL of a database of this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return USER;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        stopProcess();
    }

    private void stopProcess() {
        process.destroy(); // SIGTERM: smart shutdown would wait for clients, so it gets little time
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Folders.delete(folder);
    }

    private void createDatabase(Path log) throws IOException {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (true) {
            try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, "");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE modelgate OWNER " + USER);
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || Instant.now().isAfter(limit)) {
                    stopProcess();
                    throw new IllegalStateException("PostgreSQL did not come up: " + tail(log), e);
                }
                awaitExit(process, 50);
            }
        }
    }

    private static String bin(Path binaries, String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    private static void run(Path log, List<String> command) throws IOException {
        Process process = launch(log, command);
        if (!awaitExit(process, START_LIMIT.toMillis()) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(command.getFirst() + " failed: " + tail(log));
        }
    }

    private static Process launch(Path log, List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(Unprivileged.prefix());
        whole.addAll(command);
        return new ProcessBuilder(whole)
                .directory(log.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static boolean awaitExit(Process process, long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL was starting.", e);
        }
    }

    private static String tail(Path log) throws IOException {
        return Files.exists(log) ? Files.readString(log) : "it wrote no log";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
