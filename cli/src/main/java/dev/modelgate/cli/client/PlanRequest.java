package dev.modelgate.cli.client;

import java.util.Map;
import java.util.Optional;

/**
 * The plan of an evaluation to be started.
 *
 * @param name of the plan
 * @param text its YAML, when the controller does not have it
 * @param suites by file as the plan names them, their YAML
 */
public record PlanRequest(String name, Optional<String> text, Map<String, String> suites) {
    public PlanRequest {
        suites = Map.copyOf(suites);
    }

    /** A plan that the controller has. */
    public static PlanRequest named(String name) {
        return new PlanRequest(name, Optional.empty(), Map.of());
    }
}
