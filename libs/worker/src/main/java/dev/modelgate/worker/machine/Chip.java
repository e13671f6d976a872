package dev.modelgate.worker.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The name of this machine's processor, such as {@code Apple M4 Pro}. */
final class Chip {
    private Chip() {}

    static String find() {
        String fallback = System.getProperty("os.arch");
        try {
            if (System.getProperty("os.name").startsWith("Mac")) {
                return orElse(sysctl(), fallback);
            }
            Path file = Path.of("/proc/cpuinfo");
            return Files.isReadable(file) ? orElse(modelName(file), fallback) : fallback;
        } catch (IOException e) {
            return fallback;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fallback;
        }
    }

    private static String sysctl() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string")
                .redirectErrorStream(true)
                .start();
        String name = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? name.strip() : "";
    }

    private static String modelName(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    private static String orElse(String name, String fallback) {
        return name.isEmpty() ? fallback : name;
    }
}
