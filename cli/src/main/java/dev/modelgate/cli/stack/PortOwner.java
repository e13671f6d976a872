package dev.modelgate.cli.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds out whether a port is taken, and by whom where the platform tells. */
final class PortOwner {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** Whether somebody listens on this port of the loopback address. */
    static boolean taken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // A server that ended a moment ago leaves connections in TIME_WAIT; those do not hinder the next one.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** The process that listens on the port; empty when it belongs to another user or the platform does not say. */
    static Optional<Long> of(int port) {
        try {
            return Files.isDirectory(PROC.resolve("self/fd")) ? fromProc(port) : fromLsof(port);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Format of these files: man 5 proc, /proc/net/tcp (local address is hexadecimal, column 4 the state, column 10 the inode). */
    private static Optional<Long> fromProc(int port) throws IOException {
        String suffix = String.format(":%04X", port);
        for (String table : List.of("net/tcp", "net/tcp6")) {
            if (!Files.isReadable(PROC.resolve(table))) {
                continue;
            }
            for (String line : Files.readAllLines(PROC.resolve(table))) {
                String[] column = line.trim().split("\\s+");
                if (column.length > 9 && column[1].endsWith(suffix) && LISTENING.equals(column[3])) {
                    return holderOf("socket:[" + column[9] + "]");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> holderOf(String socket) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(pid, socket))
                .findFirst();
    }

    private static boolean holds(long pid, String socket) {
        try (Stream<Path> descriptors = Files.list(PROC.resolve(pid + "/fd"))) {
            return descriptors.anyMatch(descriptor -> pointsTo(descriptor, socket));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private static boolean pointsTo(Path descriptor, String socket) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(socket);
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Long> fromLsof(int port) throws IOException {
        Process lsof = new ProcessBuilder("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-t").start();
        String answer = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        try {
            lsof.waitFor(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer.lines().findFirst().map(Long::valueOf);
    }
}
