package dev.modelgate.cli.stack;

import java.nio.file.Path;
import java.util.Arrays;

/** Which parts a stack starts by itself and which it finds elsewhere, and how each is made. */
final class StackParts {
    private final StackConfig config;
    private final Installation installation;

    StackParts(StackConfig config) {
        this.config = config;
        this.installation = config.installation();
    }

    /** Whether this stack starts the part: it is asked for and does not run elsewhere. */
    boolean starts(PartName part) {
        return config.parts().contains(part) && !external(part);
    }

    /** Whether the environment names one that runs elsewhere. */
    boolean external(PartName part) {
        return switch (part) {
            case BROKER -> ServiceEnvironment.external(config.environment(), ServiceEnvironment.KAFKA);
            case POSTGRES -> ServiceEnvironment.external(config.environment(), ServiceEnvironment.JDBC_URL);
            case CONTROLLER, CONVERTER, INFERENCE, TRAINING -> false;
        };
    }

    /**
     * The part, not started yet.
     *
     * @throws StackException if it is not built
     */
    Part make(PartName name) {
        return switch (name) {
            case BROKER -> new BrokerPart(installation, config.ports(), cache(name));
            case POSTGRES -> new PostgresPart(installation, config.ports().postgres());
            case CONTROLLER, CONVERTER, INFERENCE, TRAINING ->
                new ServicePart(
                        installation,
                        name,
                        config.ports().of(name),
                        ServiceEnvironment.of(installation, config.ports(), config.environment()),
                        cache(name));
        };
    }

    /** Whether the JVM of a part would start without a cache, though the JDK knows such caches. */
    boolean cacheMissing() {
        return Arrays.stream(PartName.values())
                .filter(name -> name != PartName.POSTGRES)
                .anyMatch(name -> cache(name).missing());
    }

    /** Folder of the start caches. */
    Path startCaches() {
        return installation.home().resolve("cache/start");
    }

    private StartupCache cache(PartName name) {
        Path jars = name == PartName.BROKER
                ? installation.brokerJars()
                : installation.serviceJar(name).getParent();
        return new StartupCache(startCaches(), name.label(), jars, config.recordStartupCache());
    }
}
