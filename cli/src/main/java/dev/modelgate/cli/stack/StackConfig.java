package dev.modelgate.cli.stack;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What stack to start.
 *
 * @param installation where built parts and data lie
 * @param ports the ports to use
 * @param environment variables of the services, over those of this process; {@code KAFKA_BOOTSTRAP_SERVERS} and
 *     {@code QUARKUS_DATASOURCE_JDBC_URL} stand for a broker and a PostgreSQL that already run
 * @param parts which parts to start
 * @param recordStartupCache whether a run without start caches makes them when it ends in order (some 10 s on two cores)
 * @param onChange told the state of all parts whenever one changes, from any thread
 */
public record StackConfig(
        Installation installation,
        Ports ports,
        Map<String, String> environment,
        Set<PartName> parts,
        boolean recordStartupCache,
        Consumer<List<PartStatus>> onChange) {
    public StackConfig {
        environment = Map.copyOf(environment);
        parts = Set.copyOf(parts);
    }

    /** All parts, nothing recorded, nobody told. */
    public static StackConfig of(Installation installation, Ports ports, Map<String, String> environment) {
        return new StackConfig(installation, ports, environment, EnumSet.allOf(PartName.class), false, changed -> {});
    }

    /** The same with only these parts. */
    public StackConfig withParts(Set<PartName> some) {
        return new StackConfig(installation, ports, environment, some, recordStartupCache, onChange);
    }

    /** The same, with caches recorded or not. */
    public StackConfig withRecordedCache(boolean recorded) {
        return new StackConfig(installation, ports, environment, parts, recorded, onChange);
    }

    /** The same, telling somebody of every change. */
    public StackConfig withListener(Consumer<List<PartStatus>> listener) {
        return new StackConfig(installation, ports, environment, parts, recordStartupCache, listener);
    }
}
