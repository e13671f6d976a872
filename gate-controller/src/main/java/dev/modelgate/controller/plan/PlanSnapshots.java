package dev.modelgate.controller.plan;

import dev.modelgate.controller.store.EvaluationEntity;
import dev.modelgate.controller.store.Json;
import dev.modelgate.gates.plan.Plan;
import dev.modelgate.gates.plan.PlanReader;
import dev.modelgate.gates.plan.PlanReading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The plans of evaluations, read from what was stored with them, whatever has become of the plans folder since. */
@ApplicationScoped
public class PlanSnapshots {
    private static final int MOST_KEPT = 200;

    private final Map<String, Plan> read = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Plan> eldest) {
            return size() > MOST_KEPT;
        }
    });

    /**
     * @throws IllegalStateException when this version cannot read the plan that an earlier one could
     */
    public Plan of(EvaluationEntity evaluation) {
        return read.computeIfAbsent(evaluation.planSha256, unused -> parse(evaluation));
    }

    private static Plan parse(EvaluationEntity evaluation) {
        Map<String, String> suites = Json.texts(evaluation.suites);
        return switch (PlanReader.read(evaluation.planName, evaluation.planText, PlanSource.loader(suites))) {
            case PlanReading.Valid valid -> valid.plan();
            case PlanReading.Invalid invalid ->
                throw new IllegalStateException("The stored plan of evaluation " + evaluation.id
                        + " cannot be read any more: " + invalid.violations());
        };
    }
}
