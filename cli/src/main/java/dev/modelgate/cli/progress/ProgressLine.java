package dev.modelgate.cli.progress;

import dev.modelgate.cli.client.Evaluation;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an evaluation is doing, in one line. A pure function of the evaluation. */
final class ProgressLine {
    /** States of a step, by whatever name, in which nothing is going on any more or yet. */
    private static final Set<String> QUIET =
            Set.of("COMPLETED", "DONE", "SUCCEEDED", "PENDING", "SKIPPED", "OPEN", "WAITING");

    private ProgressLine() {}

    /** The line without time: gate, its place among the gates, step, how far. */
    static String of(Evaluation evaluation) {
        if (evaluation.state() == Evaluation.State.AWAITING_COMMITMENT) {
            return "decision point: waiting for the commitment";
        }
        if (evaluation.state() == Evaluation.State.DECIDED) {
            return "decided: " + evaluation.decision();
        }
        for (int i = 0; i < evaluation.gates().size(); i++) {
            Evaluation.Gate gate = evaluation.gates().get(i);
            if (gate.verdict() == null) {
                String place = "gate " + i + " of " + evaluation.gates().size() + "  " + gate.gate();
                return current(gate).map(step -> place + " > " + step(step)).orElse(place);
            }
        }
        return "waiting for a machine";
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

    private static String step(Evaluation.Step step) {
        StringBuilder line = new StringBuilder(step.step());
        if (step.attempt() != null && step.attempt() > 1) {
            line.append(" (attempt ").append(step.attempt()).append(')');
        }
        Evaluation.Progress progress = step.progress();
        if (progress != null && progress.done() != null) {
            line.append("  ").append(progress.done());
            if (progress.total() != null) {
                line.append(" of ").append(progress.total());
            }
            if (progress.unit() != null) {
                line.append(' ').append(progress.unit());
            }
        }
        return line.toString();
    }
}
