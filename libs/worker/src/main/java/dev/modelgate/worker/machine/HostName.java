package dev.modelgate.worker.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of this host, as a name that can be part of topics' keys and consumer groups. */
final class HostName {
    private HostName() {}

    /** From {@code HOSTNAME}, {@code /etc/hostname} or the resolver, in this order: the resolver takes seconds on some Macs. */
    static String find() {
        String fromEnvironment = System.getenv("HOSTNAME");
        if (fromEnvironment != null && !fromEnvironment.isBlank()) {
            return tidy(fromEnvironment);
        }
        try {
            Path file = Path.of("/etc/hostname");
            return tidy(
                    Files.isReadable(file)
                            ? Files.readString(file)
                            : InetAddress.getLocalHost().getHostName());
        } catch (IOException e) {
            return "localhost";
        }
    }

    static String tidy(String name) {
        String safe = name.strip().replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
        return safe.isEmpty() ? "localhost" : safe;
    }
}
