package dev.modelgate.gates.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.modelgate.gates.plan.Condition;
import dev.modelgate.gates.plan.Criterion;
import dev.modelgate.gates.plan.MetricRef;
import dev.modelgate.gates.plan.Threshold;
import dev.modelgate.gates.scoring.MetricValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds one criterion against the evidence of its gate. */
final class CriterionJudge {
    private final GateEvidence evidence;
    private final List<String> cautions = new ArrayList<>();

    CriterionJudge(GateEvidence evidence) {
        this.evidence = evidence;
    }

    /** What a reader has to know about the thresholds that were worked out so far. */
    List<String> cautions() {
        return cautions;
    }

    CriterionOutcome judge(Criterion criterion, CriterionOutcome.Role role) {
        MetricRef metric = criterion.metric();
        MetricValue value = evidence.value(metric);
        return switch (criterion.condition()) {
            case Condition.Is(boolean wanted) -> truth(metric, value, wanted, role);
            case Condition.Compares(Condition.NumberComparison comparison, Threshold threshold) ->
                number(metric, value, comparison, resolve(threshold), role);
        };
    }

    /**
     * @param value null when it could not be worked out
     * @param basis for the sentence: where a relative threshold comes from
     */
    private record Resolved(Double value, String basis) {}

    private CriterionOutcome truth(MetricRef metric, MetricValue value, boolean wanted, CriterionOutcome.Role role) {
        return switch (value) {
            case MetricValue.Truth(boolean observed) ->
                new CriterionOutcome(
                        metric.toString(),
                        BooleanNode.valueOf(observed),
                        "",
                        "is",
                        BooleanNode.valueOf(wanted),
                        observed == wanted,
                        role,
                        metric + " is " + observed
                                + (observed == wanted ? ", as asked." : ", " + wanted + " was asked.")
                                + SplitDelimiters.sentences(evidence.facts(metric.step())));
            case MetricValue.Missing(String because) ->
                missing(metric, "is", BooleanNode.valueOf(wanted), role, because);
            case MetricValue.Number number ->
                throw new IllegalStateException("A valid plan asks no truth of the number " + metric + ".");
        };
    }

    private CriterionOutcome number(
            MetricRef metric,
            MetricValue value,
            Condition.NumberComparison comparison,
            Resolved threshold,
            CriterionOutcome.Role role) {
        JsonNode asked = threshold.value() == null ? null : node(threshold.value());
        return switch (value) {
            case MetricValue.Number(double observed) ->
                threshold.value() == null
                        ? new CriterionOutcome(
                                metric.toString(),
                                node(observed),
                                metric.metric().unit(),
                                comparison.label(),
                                null,
                                null,
                                role,
                                metric + " is "
                                        + Figures.of(observed, metric.metric().unit())
                                        + ", but there is nothing to compare it with: " + threshold.basis())
                        : compared(metric, observed, comparison, threshold, role);
            case MetricValue.Missing(String because) -> missing(metric, comparison.label(), asked, role, because);
            case MetricValue.Truth truth ->
                throw new IllegalStateException("A valid plan compares no truth, as " + metric + " is, with a number.");
        };
    }

    private static CriterionOutcome compared(
            MetricRef metric,
            double observed,
            Condition.NumberComparison comparison,
            Resolved threshold,
            CriterionOutcome.Role role) {
        double asked = threshold.value();
        boolean holds = comparison.holds(observed, asked);
        String unit = metric.metric().unit();
        String shortObserved = Figures.of(observed, unit);
        String shortAsked = Figures.of(asked, unit);
        if (shortObserved.equals(shortAsked) && observed != asked) {
            shortObserved = Figures.fully(observed, unit);
            shortAsked = Figures.fully(asked, unit);
        }
        return new CriterionOutcome(
                metric.toString(),
                node(observed),
                unit,
                comparison.label(),
                node(asked),
                holds,
                role,
                metric + " is " + shortObserved + ", " + comparison.words() + " " + shortAsked + " was asked"
                        + threshold.basis() + ".");
    }

    private static CriterionOutcome missing(
            MetricRef metric, String comparison, JsonNode threshold, CriterionOutcome.Role role, String because) {
        return new CriterionOutcome(
                metric.toString(),
                null,
                metric.metric().unit(),
                comparison,
                threshold,
                null,
                role,
                "There is no evidence for " + metric + ": " + because);
    }

    private Resolved resolve(Threshold threshold) {
        return switch (threshold) {
            case Threshold.Fixed(double value) -> new Resolved(value, "");
            case Threshold.Relative relative -> resolve(relative);
        };
    }

    private Resolved resolve(Threshold.Relative relative) {
        MetricValue of = evidence.value(relative.of());
        String factor = Figures.shortly(relative.factor()) + " times ";
        String unit = relative.of().metric().unit();
        if (of instanceof MetricValue.Number(double value)) {
            return new Resolved(
                    relative.factor() * value,
                    " (" + factor + "the " + Figures.of(value, unit) + " of " + relative.of()
                            + ", measured on the same machine)");
        }
        String because = of instanceof MetricValue.Missing(String why) ? why : "it is no number.";
        Optional<Double> quoted = Optional.ofNullable(relative.otherwise())
                .flatMap(figure -> evidence.plan().baseline().quoted().figure(figure));
        if (quoted.isEmpty()) {
            return new Resolved(null, because);
        }
        String figure = Figures.of(quoted.get(), unit);
        cautions.add("The baseline's " + relative.otherwise().label() + " of " + figure
                + " is only quoted, not measured on this machine: " + because);
        return new Resolved(
                relative.factor() * quoted.get(),
                " (" + factor + "the baseline's quoted " + figure + ", which was not measured on this machine)");
    }

    /** Whole numbers without a fraction, as they were counted. */
    private static JsonNode node(double value) {
        return value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE
                ? IntNode.valueOf((int) value)
                : DoubleNode.valueOf(value);
    }
}
