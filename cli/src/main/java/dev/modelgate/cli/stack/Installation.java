package dev.modelgate.cli.stack;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where things lie.
 *
 * @param root the checkout: built modules, plans, examples
 * @param home what belongs to this machine and is never committed: data, logs, caches, the Python environment
 */
public record Installation(Path root, Path home) {
    /**
     * The installation that the script {@code modelgate} names.
     *
     * @throws StackException if the command was not started by the script
     */
    public static Installation fromEnvironment(Map<String, String> environment) {
        String root = System.getProperty("modelgate.root");
        if (root == null) {
            throw new StackException(
                    "The system property modelgate.root is not set; start the command as ./modelgate.");
        }
        return of(Path.of(root), environment);
    }

    /** As {@link #fromEnvironment}, for a checkout that is known. */
    public static Installation of(Path root, Map<String, String> environment) {
        Path checkout = root.toAbsolutePath().normalize();
        String home = environment.getOrDefault("MODELGATE_HOME", "");
        return new Installation(
                checkout,
                home.isBlank()
                        ? checkout.resolve(".modelgate")
                        : Path.of(home).toAbsolutePath().normalize());
    }

    /** Output of every part, one file each. */
    public Path logs() {
        return home.resolve("logs");
    }

    /** Process ids, the status and the lock of the stack that runs now. */
    Path run() {
        return home.resolve("run");
    }

    Path log(PartName part) {
        return logs().resolve(part.label() + ".log");
    }

    Path pidFile(PartName part) {
        return run().resolve(part.label() + ".pid");
    }

    /** The shipped plans. */
    public Path plans() {
        return root.resolve("plans");
    }

    Path brokerJars() {
        return root.resolve("libs/broker/target");
    }

    Path postgresJars() {
        return root.resolve("cli/target/postgres");
    }

    Path serviceJar(PartName service) {
        return root.resolve(service.label()).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
