package dev.modelgate.cli.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** PostgreSQL as a direct child: under pg_ctl a killed server stays as a zombie and its pid file bars the next start. */
final class PostgresPart implements Part {
    static final String DATABASE = "modelgate";
    static final String USER = "modelgate";

    private final Installation installation;
    private final int port;
    private Path programs;
    private Unprivileged user;

    PostgresPart(Installation installation, int port) {
        this.installation = installation;
        this.port = port;
    }

    /** Whether there is a database from an earlier start. */
    static boolean made(Installation installation) {
        return Files.isDirectory(data(installation));
    }

    @Override
    public PartName name() {
        return PartName.POSTGRES;
    }

    @Override
    public int port() {
        return port;
    }

    /** Makes the database cluster when there is none. */
    @Override
    public void prepare() throws IOException {
        if (programs == null) {
            programs = PostgresBinaries.unpack(installation.postgresJars());
        }
        Files.createDirectories(base());
        Files.setPosixFilePermissions(base(), PosixFilePermissions.fromString("rwx------"));
        password(installation);
        if (user == null) {
            user = Unprivileged.owning(base(), programs.resolve("bin/postgres"));
        }
        if (!made(installation)) {
            initialise();
        }
    }

    @Override
    public Launch launch() {
        return new Launch(
                user.command(
                        program("postgres"),
                        "-D",
                        data().toString(),
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "shared_buffers=24MB",
                        "-c",
                        "max_connections=40",
                        "-c",
                        "dynamic_shared_memory_type=mmap",
                        "-c",
                        "autovacuum_max_workers=1",
                        "-c",
                        "max_worker_processes=2"),
                Map.of(),
                base().getRoot());
    }

    /** The eighth line of the pid file is the state, as pg_ctl reads it (src/include/utils/pidfile.h). */
    @Override
    public boolean ready() {
        try {
            List<String> lines = Files.readAllLines(data().resolve("postmaster.pid"));
            return lines.size() >= 8 && "ready".equals(lines.get(7).trim());
        } catch (IOException e) {
            return false;
        }
    }

    /** Fast shutdown; on SIGTERM the server would wait for its clients to leave. */
    @Override
    public String stopSignal() {
        return "INT";
    }

    /** The password that this machine's cluster is made with, drawn the first time it is asked for. */
    static String password(Installation installation) {
        Path file = base(installation).resolve("password");
        try {
            if (!Files.exists(file)) {
                byte[] secret = new byte[16];
                new SecureRandom().nextBytes(secret);
                Files.createDirectories(file.getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(secret));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new StackException(
                    "PostgreSQL's password in " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private void initialise() throws IOException {
        Path making = base().resolve("making");
        run("rm", "-rf", making.toString());
        run(
                program("initdb"),
                "-D",
                making.toString(),
                "-U",
                USER,
                "--encoding=UTF8",
                "--locale=C",
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile());
        run(
                "sh",
                "-c",
                "echo \"CREATE DATABASE " + DATABASE + "\" | \"$1\" --single -D \"$2\" postgres",
                "modelgate",
                program("postgres"),
                making.toString());
        run("mv", making.toString(), data().toString());
    }

    private void run(String... command) throws IOException {
        Process process = new ProcessBuilder(user.command(command))
                .directory(base().getRoot().toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new StackException("PostgreSQL's database could not be made: " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Making PostgreSQL's database was interrupted.", e);
        }
    }

    private String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    private Path base() {
        return base(installation);
    }

    private static Path base(Installation installation) {
        return installation.home().resolve("postgres");
    }

    private Path data() {
        return data(installation);
    }

    private static Path data(Installation installation) {
        return base(installation).resolve("data");
    }

    private Path passwordFile() {
        return base().resolve("password");
    }
}
