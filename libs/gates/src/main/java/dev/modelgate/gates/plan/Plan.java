package dev.modelgate.gates.plan;

import dev.modelgate.gates.suite.Suite;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan that is valid as a whole: every name in it stands for something.
 *
 * @param name of the plan
 * @param question that the evaluation answers
 * @param budget for the gates before the decision point
 * @param machine what a machine must have
 * @param candidate the model that may replace the baseline
 * @param baseline the model in production
 * @param datasets by name
 * @param suites by name
 * @param deadlines per kind of step, where they differ from the defaults
 * @param gates in order
 * @param decisionPoint between two gates
 * @param sha256 over the plan's content and that of its suites ({@link PlanHash}), lower-case hexadecimal
 */
public record Plan(
        String name,
        String question,
        Duration budget,
        MachineNeeds machine,
        Candidate candidate,
        Baseline baseline,
        Map<String, Dataset> datasets,
        Map<String, Suite> suites,
        Map<StepKind, Deadline> deadlines,
        List<Gate> gates,
        DecisionPoint decisionPoint,
        String sha256) {
    public Plan {
        datasets = Collections.unmodifiableMap(new LinkedHashMap<>(datasets));
        suites = Collections.unmodifiableMap(new LinkedHashMap<>(suites));
        deadlines = Map.copyOf(deadlines);
        gates = List.copyOf(gates);
    }

    /** The gate with this name. */
    public Optional<Gate> gate(String gateName) {
        return gates.stream().filter(gate -> gate.name().equals(gateName)).findFirst();
    }

    /** How long a step of this kind may take. */
    public Deadline deadline(StepKind kind) {
        return deadlines.getOrDefault(kind, kind.defaultDeadline());
    }

    /** The dialect of one side. */
    public String dialect(Side side) {
        return switch (side) {
            case CANDIDATE -> candidate.dialect();
            case BASELINE -> baseline.dialect();
        };
    }
}
