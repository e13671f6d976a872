package dev.modelgate.cli.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The variables by which the services find each other, the broker, the database and the folders. */
final class ServiceEnvironment {
    static final String KAFKA = "KAFKA_BOOTSTRAP_SERVERS";
    static final String JDBC_URL = "QUARKUS_DATASOURCE_JDBC_URL";

    private ServiceEnvironment() {}

    /**
     * What a service gets, whoever set it: the given variables first, then the defaults of the local stack.
     *
     * @param given the variables of the person and of the configuration
     */
    static Map<String, String> of(Installation installation, Ports ports, Map<String, String> given) {
        Map<String, String> all = new HashMap<>(given);
        Path root = installation.root();
        Path home = installation.home();
        all.put("MODELGATE_HOME", home.toString());
        all.put("MODELGATE_PLANS", installation.plans().toString());
        all.putIfAbsent(
                "MODELGATE_MODELS", root.resolve("examples/pocket/models").toString());
        all.putIfAbsent("MODELGATE_DATA", root.toString());
        all.putIfAbsent("MODELGATE_ARTIFACTS", home.resolve("artifacts").toString());
        all.putIfAbsent("MODELGATE_CONVERTER_URL", "http://127.0.0.1:" + ports.converter());
        all.putIfAbsent(KAFKA, "127.0.0.1:" + ports.kafka());
        if (!external(given, JDBC_URL)) {
            all.put(JDBC_URL, "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + PostgresPart.DATABASE);
            all.put("QUARKUS_DATASOURCE_USERNAME", PostgresPart.USER);
            all.put("QUARKUS_DATASOURCE_PASSWORD", PostgresPart.password(installation));
        }
        return all;
    }

    /** Whether the variable points at something that already runs. */
    static boolean external(Map<String, String> given, String variable) {
        return !given.getOrDefault(variable, "").isBlank();
    }
}
