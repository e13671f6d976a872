package dev.modelgate.worker;

import dev.modelgate.contracts.WorkerKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What every worker can be told. Each key is {@code modelgate.<name>} in a properties file and {@code MODELGATE_<NAME>} in the
 * environment. Relative paths are below the folder in which the service was started.
 */
@ConfigMapping(prefix = "modelgate")
public interface WorkerConfig {
    /** Which worker this service is. Set by the service, not by its user. */
    WorkerKind service();

    /** The folder for everything that Modelgate keeps: journals, and artifacts unless they lie elsewhere. */
    @WithDefault(".modelgate")
    Path home();

    /** Name of this machine in plans, messages and heartbeats. By default the host's name. */
    Optional<String> machine();

    /** The folder of {@code dir:} models. By default {@code models} below {@link #home}. */
    Optional<Path> models();

    /** The folder that paths of datasets start from. By default {@code data} below {@link #home}. */
    Optional<Path> data();

    /** The folder of artifacts, shared by the services of one machine. By default {@code artifacts} below {@link #home}. */
    Optional<Path> artifacts();

    /** Pause between two heartbeats. */
    @WithDefault("PT2S")
    Duration heartbeat();

    /** Finished commands older than this are removed from the journal when the service starts. */
    @WithDefault("P30D")
    Duration journalRetention();

    /** How long a stopping service waits for its job to end and for its last reports to reach the broker. */
    @WithDefault("PT10S")
    Duration shutdown();

    default Path modelsFolder() {
        return models().orElseGet(() -> home().resolve("models"))
                .toAbsolutePath()
                .normalize();
    }

    default Path dataFolder() {
        return data().orElseGet(() -> home().resolve("data")).toAbsolutePath().normalize();
    }

    default Path artifactsFolder() {
        return artifacts()
                .orElseGet(() -> home().resolve("artifacts"))
                .toAbsolutePath()
                .normalize();
    }

    /** One folder for each service, so that all workers of a machine can share a home. */
    default Path journalFolder() {
        return home().resolve("journal")
                .resolve(service().label())
                .toAbsolutePath()
                .normalize();
    }
}
