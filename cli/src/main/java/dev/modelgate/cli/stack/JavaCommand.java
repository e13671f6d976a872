package dev.modelgate.cli.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JVM of a part, tuned for a quick start and a small footprint: the first compiler tier only, the serial collector, small stacks
 * and code cache. The work of the product is done by Python and the GPU; most JVMs only pass it on.
 *
 * @param heapMb largest heap in MiB
 * @param passesOn whether it does little work itself, so that the first compiler tier is enough
 * @param arguments class path or jar, main class and its arguments
 */
record JavaCommand(int heapMb, boolean passesOn, List<String> arguments) {
    private static final int UNSAFE_OPTION_SINCE = 23;

    JavaCommand {
        arguments = List.copyOf(arguments);
    }

    /** A JVM that passes work on. */
    JavaCommand(int heapMb, List<String> arguments) {
        this(heapMb, true, arguments);
    }

    /** A JVM that does work itself, and gets every compiler for it. */
    static JavaCommand working(int heapMb, List<String> arguments) {
        return new JavaCommand(heapMb, false, arguments);
    }

    /** The whole command line, with the cache's options where there is one. */
    List<String> with(List<String> cacheOptions) {
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.addAll(List.of(
                "-Xmx" + heapMb + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Dfile.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED"));
        if (passesOn) {
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=40m"));
        }
        if (Runtime.version().feature() >= UNSAFE_OPTION_SINCE) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(cacheOptions);
        command.addAll(arguments);
        return List.copyOf(command);
    }

    /** Variables that keep the C library from giving every thread an arena of its own. */
    static Map<String, String> environment() {
        return Map.of("MALLOC_ARENA_MAX", "2");
    }

    /** The parts run on the JDK that runs the command: the script has chosen it. */
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
