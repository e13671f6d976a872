package dev.modelgate.gates.decision;

import dev.modelgate.contracts.ModelRef;
import dev.modelgate.gates.plan.Action;
import dev.modelgate.gates.plan.Plan;
import dev.modelgate.gates.plan.Side;
import dev.modelgate.gates.plan.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the names of a plan stand for so far: keys of artifacts, or that their step was left out. */
final class Artifacts {
    private final Plan plan;
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> leftOut = new HashMap<>();

    Artifacts(Plan plan) {
        this.plan = plan;
    }

    void add(Step step, StepState state) {
        made(step.action()).ifPresent(name -> {
            switch (state) {
                case StepState.Done done -> keys.put(name, done.artifact().key());
                case StepState.LeftOut left -> leftOut.put(name, left.because());
                case StepState.Due due -> {}
                case StepState.Open open -> {}
                case StepState.Failed failed -> {}
                case StepState.Broken broken -> {}
            }
        });
    }

    /** Why something that the action uses was left out; empty when nothing was. */
    Optional<String> leftOut(Action action) {
        return used(action).map(leftOut::get).filter(Objects::nonNull).findFirst();
    }

    /** Whether all that the action uses has been made. */
    boolean ready(Action action) {
        return used(action)
                .allMatch(name -> keys.containsKey(name)
                        || name.equals(Side.CANDIDATE.label())
                        || name.equals(Side.BASELINE.label()));
    }

    ModelRef model(String name) {
        if (name.equals(Side.CANDIDATE.label())) {
            return plan.candidate().model();
        }
        if (name.equals(Side.BASELINE.label())) {
            return plan.baseline().model();
        }
        return new ModelRef.Artifact(key(name));
    }

    /** The key of what an earlier step has made; the plan was validated, so it has been made. */
    String key(String name) {
        String key = keys.get(name);
        if (key == null) {
            throw new IllegalStateException("Nothing called '" + name + "' has been made yet.");
        }
        return key;
    }

    private static Optional<String> made(Action action) {
        return switch (action) {
            case Action.Convert convert -> Optional.of(convert.as());
            case Action.Prepare prepare -> Optional.of(prepare.as());
            case Action.Train train -> Optional.of(train.as());
            case Action.Fuse fuse -> Optional.of(fuse.as());
            case Action.Tokenizer tokenizer -> Optional.empty();
            case Action.Smoke smoke -> Optional.empty();
            case Action.Latency latency -> Optional.empty();
            case Action.Queries queries -> Optional.empty();
        };
    }

    private static Stream<String> used(Action action) {
        return (switch (action) {
                    case Action.Tokenizer tokenizer -> List.of(tokenizer.model());
                    case Action.Convert convert -> List.<String>of();
                    case Action.Prepare prepare -> List.of(prepare.model());
                    case Action.Train train -> List.of(train.model(), train.data());
                    case Action.Fuse fuse -> List.of(fuse.model(), fuse.adapter());
                    case Action.Smoke smoke -> List.of(smoke.model());
                    case Action.Latency latency -> List.of(latency.model());
                    case Action.Queries queries -> List.of(queries.model());
                })
                .stream();
    }
}
