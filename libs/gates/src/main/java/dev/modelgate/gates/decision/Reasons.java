package dev.modelgate.gates.decision;

import dev.modelgate.gates.plan.Gate;
import dev.modelgate.gates.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Why an evaluation ended as it did. */
final class Reasons {
    private Reasons() {}

    static List<String> of(Plan plan, Progress progress, DecisionMatrix.Row row, Gate gate, GateVerdict verdict) {
        return switch (row.id()) {
            case "cancelled" -> List.of(cancelled(progress.cancellation(), gate));
            case "declined" -> List.of(declined(progress.commitment(), plan));
            case "budget-spent" ->
                List.of("The budget of " + words(plan.budget()) + " was spent (" + words(progress.spent())
                        + ") before the gate " + gate.name() + " had its verdict.");
            case "last-passed" ->
                Stream.concat(Stream.of("The last gate, " + gate.name() + ", passed."), verdict.reasons().stream())
                        .toList();
            default ->
                Stream.concat(
                                Stream.of("Gate " + gate.name() + " ended with " + verdict.verdict() + ": "
                                        + gateMeaning(gate, row) + "."),
                                verdict.reasons().stream())
                        .toList();
        };
    }

    private static String gateMeaning(Gate gate, DecisionMatrix.Row row) {
        boolean failed = row.id().startsWith("fail") || row.id().equals("last-soft-failure");
        return failed ? gate.onFail().because() : row.because();
    }

    private static String cancelled(CancellationRequest request, Gate gate) {
        return "The evaluation was cancelled by " + request.by() + " at the gate " + gate.name() + why(request.why());
    }

    private static String declined(Commitment commitment, Plan plan) {
        return commitment.by() + " declined to " + plan.decisionPoint().question() + why(commitment.why());
    }

    private static String why(String why) {
        return why == null || why.isBlank() ? "." : ": " + why;
    }

    static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = duration.toMinutes();
        return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
