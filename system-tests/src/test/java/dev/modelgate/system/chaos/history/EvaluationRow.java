package dev.modelgate.system.chaos.history;

import java.util.Map;

/**
 * A row of the table {@code evaluation}.
 *
 * @param suites texts by file
 * @param decision null while it is open
 */
public record EvaluationRow(
        String id,
        String key,
        String plan,
        String planText,
        Map<String, String> suites,
        String phase,
        String decision,
        String decidedBy) {
    public EvaluationRow {
        suites = Map.copyOf(suites);
    }
}
