package dev.modelgate.cli.progress;

import dev.modelgate.cli.client.Evaluation;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an evaluation is doing, in one line. A pure function of the evaluation. */
final class ProgressLine {
    /** States of a step in which nothing is going on any more or yet. */
    private static final Set<String> QUIET =
            Set.of("PENDING", "COMPLETED", "SKIPPED", "MODEL_FAILED", "WORKER_FAILED", "CANCELLED");

    private ProgressLine() {}

    /** The line without time: gate, its place among the gates, step. */
    static String of(Evaluation evaluation) {
        if (evaluation.state() == Evaluation.State.AWAITING_COMMITMENT) {
            return "decision point: waiting for the commitment";
        }
        if (evaluation.state() == Evaluation.State.DECIDED) {
            return "decided: " + evaluation.decision();
        }
        if (evaluation.machine() == null) {
            return "waiting for a machine";
        }
        return open(evaluation)
                .map(gate -> {
                    String place = "gate " + evaluation.gates().indexOf(gate) + "  " + gate.gate();
                    return current(gate).map(step -> place + " > " + step(step)).orElse(place);
                })
                .orElse("deciding");
    }

    /** A judged gate in one line, such as {@code PASS  latency  12.3 s}. */
    static String judged(Evaluation.Gate gate) {
        String seconds = gate.seconds() == null ? "" : String.format(Locale.ROOT, "  %.1f s", gate.seconds());
        String why = "PASS".equals(gate.verdict()) || gate.reasons().isEmpty()
                ? ""
                : "  " + String.join(" ", gate.reasons());
        return String.format(Locale.ROOT, "%-12s  %s%s%s", gate.verdict(), gate.gate(), seconds, why);
    }

    private static Optional<Evaluation.Step> current(Evaluation.Gate gate) {
        return gate.steps().stream()
                .filter(step -> step.state() != null && !QUIET.contains(step.state()))
                .findFirst();
    }

    /** How far the current step is, such as {@code 120 of 500 iterations}; empty when nobody knows. */
    static String howFar(Evaluation evaluation) {
        return open(evaluation)
                .flatMap(ProgressLine::current)
                .map(Evaluation.Step::progress)
                .filter(progress -> progress.done() != null)
                .map(ProgressLine::howFar)
                .orElse("");
    }

    private static String howFar(Evaluation.Progress progress) {
        StringBuilder line = new StringBuilder().append(progress.done());
        if (progress.total() != null && progress.total() > 0) {
            line.append(" of ").append(progress.total());
        }
        if (progress.unit() != null) {
            line.append(' ').append(progress.unit());
        }
        return line.toString();
    }

    private static Optional<Evaluation.Gate> open(Evaluation evaluation) {
        return evaluation.gates().stream()
                .filter(gate -> gate.verdict() == null)
                .findFirst();
    }

    private static String step(Evaluation.Step step) {
        boolean again = step.attempt() != null && step.attempt() > 1;
        return again ? step.step() + " (attempt " + step.attempt() + ")" : step.step();
    }
}
