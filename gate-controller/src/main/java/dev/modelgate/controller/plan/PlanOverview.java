package dev.modelgate.controller.plan;

import java.util.List;
import java.util.Map;

/**
 * A plan for readers.
 *
 * @param name of the plan
 * @param sha256 hash of its content
 * @param question that it answers
 * @param gates their names, in order
 * @param description what it would do, in words
 * @param text its YAML
 * @param suites by file, the YAML of each suite
 */
public record PlanOverview(
        String name,
        String sha256,
        String question,
        List<String> gates,
        String description,
        String text,
        Map<String, String> suites) {
    /**
     * One line of the list.
     *
     * @param question null when the plan is broken
     * @param problems how many problems it has; 0 when it can be used
     */
    public record Line(String name, String question, int problems) {}
}
