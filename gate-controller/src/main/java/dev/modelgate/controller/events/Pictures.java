package dev.modelgate.controller.events;

import dev.modelgate.controller.view.EvaluationView;
import java.util.List;

/** Compares pictures of an evaluation without the clocks that run in them. */
final class Pictures {
    private Pictures() {}

    static boolean same(EvaluationView left, EvaluationView right) {
        return left.state() == right.state()
                && left.decision() == right.decision()
                && steps(left).equals(steps(right))
                && verdicts(left).equals(verdicts(right));
    }

    private static List<String> verdicts(EvaluationView view) {
        return view.gates().stream()
                .map(gate -> gate.gate() + " " + gate.verdict())
                .toList();
    }

    private static List<String> steps(EvaluationView view) {
        return view.gates().stream()
                .flatMap(gate -> gate.steps().stream())
                .map(step -> step.state() + " " + step.attempt() + " " + step.progress())
                .toList();
    }
}
