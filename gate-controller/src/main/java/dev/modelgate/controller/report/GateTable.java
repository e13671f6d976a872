package dev.modelgate.controller.report;

import dev.modelgate.controller.view.EvaluationView;
import dev.modelgate.gates.scoring.CountStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The gates: what was asked, what was observed, and how far a count can be trusted. */
final class GateTable {
    private static final String LEGEND = """

            Confidence: the Wilson 95 % interval of the true share, and a grade. "decisive": what was asked lies outside the interval; \
            "thin": it lies within; "coin-flip": one right answer more or less would have turned the outcome.
            """;

    private GateTable() {}

    static String write(List<EvaluationView.GateView> gates) {
        Table table = new Table("gate", "verdict", "metric", "observed", "asked", "holds", "confidence", "time");
        for (EvaluationView.GateView gate : gates) {
            String verdict =
                    gate.verdict() == null ? "not judged" : gate.verdict().name();
            String time = gate.seconds() == null ? "" : Words.time(gate.seconds());
            if (gate.criteria().isEmpty()) {
                table.row(gate.gate(), verdict, "", "", "", "", "", time);
            }
            boolean first = true;
            for (EvaluationView.CriterionView criterion : gate.criteria()) {
                table.row(
                        first ? gate.gate() : "",
                        first ? verdict : "",
                        criterion.metric(),
                        criterion.observed() == null
                                ? "no evidence"
                                : Words.value(criterion.observed(), criterion.unit()),
                        Words.comparison(criterion.comparison()) + " "
                                + Words.value(criterion.threshold(), criterion.unit()),
                        criterion.holds() == null ? "?" : criterion.holds() ? "yes" : "no",
                        statistics(gate, criterion.metric())
                                .map(GateTable::confidence)
                                .orElse(""),
                        first ? time : "");
                first = false;
            }
        }
        boolean counts = gates.stream().anyMatch(gate -> !gate.statistics().isEmpty());
        return table + together(gates) + (counts ? LEGEND : "");
    }

    private static Optional<CountStatistics> statistics(EvaluationView.GateView gate, String metric) {
        return gate.statistics().stream()
                .filter(count -> count.metric().equals(metric))
                .findFirst();
    }

    /** Statistics that belong to no single criterion. */
    private static String together(List<EvaluationView.GateView> gates) {
        StringBuilder text = new StringBuilder();
        for (EvaluationView.GateView gate : gates) {
            gate.statistics().stream()
                    .filter(count -> gate.criteria().stream()
                            .noneMatch(criterion -> criterion.metric().equals(count.metric())))
                    .forEach(count -> text.append("\n")
                            .append(gate.gate())
                            .append(", ")
                            .append(count.metric())
                            .append(": ")
                            .append(confidence(count))
                            .append(" (the weakest of them); a model that is right in ")
                            .append(chances(count))
                            .append(".\n"));
        }
        return text.toString();
    }

    /** Such as {@code 80 % of all cases passes this gate with 24 % probability}. */
    private static String chances(CountStatistics count) {
        return count.power().stream()
                .filter(power -> power.trueShare() >= 0.8)
                .map(power -> String.format(
                        Locale.ROOT,
                        "%.0f %% of all cases passes with %.0f %%",
                        100 * power.trueShare(),
                        100 * power.passes()))
                .reduce((left, right) -> left + ", in " + right)
                .orElse("no case passes with 0 %");
    }

    private static String confidence(CountStatistics count) {
        return String.format(
                Locale.ROOT,
                "%d of %d, %.0f–%.0f %%, %s",
                count.observed(),
                count.trials(),
                100 * count.low(),
                100 * count.high(),
                count.grade().label());
    }
}
