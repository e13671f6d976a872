package dev.modelgate.gates.plan;

import java.util.List;
import java.util.Optional;

/**
 * A gate.
 *
 * @param name unique in the plan
 * @param steps run in this order
 * @param requires criteria that must hold for the evidence to decide at all
 * @param pass criteria of which each must hold
 * @param onFail what failure means
 */
public record Gate(String name, List<Step> steps, List<Criterion> requires, List<Criterion> pass, OnFail onFail) {
    public Gate {
        steps = List.copyOf(steps);
        requires = List.copyOf(requires);
        pass = List.copyOf(pass);
    }

    /** The step with this id. */
    public Optional<Step> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }
}
