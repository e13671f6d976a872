package dev.modelgate.gates.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.gates.document.Fields;
import dev.modelgate.gates.document.Names;
import dev.modelgate.gates.document.Violations;
import dev.modelgate.gates.suite.Suite;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the criteria of one gate. */
final class CriterionReader {
    private static final double HUGE = 1e15;

    private final List<Step> steps;
    private final Scope scope;
    private final Head head;
    private final Violations violations;

    CriterionReader(List<Step> steps, Scope scope, Head head, Violations violations) {
        this.steps = steps;
        this.scope = scope;
        this.head = head;
        this.violations = violations;
    }

    Optional<Criterion> read(JsonNode node, String path) {
        try (Fields criterion = Fields.of(node, path, violations)) {
            Optional<MetricRef> metric = metric(criterion, "metric");
            metric.flatMap(ref -> step(ref.step()))
                    .filter(Step::optional)
                    .ifPresent(step -> criterion.report(
                            "metric",
                            "The step '" + step.id()
                                    + "' may be left out, so only a relative threshold with 'else' may use it."));
            Optional<Condition> condition = condition(criterion, metric);
            if (metric.isEmpty() || condition.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Criterion(metric.get(), condition.get()));
        }
    }

    private Optional<MetricRef> metric(Fields fields, String key) {
        String text = fields.text(key, "a metric such as smoke.load-seconds");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int dot = text.indexOf('.');
        int bracket = text.indexOf('[');
        boolean categorised = bracket > dot && text.endsWith("]");
        if (dot < 0 || bracket >= 0 && !categorised) {
            fields.report(key, "'" + text + "' is no metric: write step.metric or step.metric[category].");
            return Optional.empty();
        }
        String stepId = text.substring(0, dot);
        String label = text.substring(dot + 1, categorised ? bracket : text.length());
        String category = categorised ? text.substring(bracket + 1, text.length() - 1) : null;
        Optional<Step> step = step(stepId);
        if (step.isEmpty()) {
            fields.report(
                    key,
                    "No step of this gate produces '" + text + "': "
                            + Names.unknown(
                                    "step id",
                                    stepId,
                                    steps.stream().map(Step::id).toList()));
            return Optional.empty();
        }
        StepKind kind = step.get().kind();
        Optional<Metric> metric = Metric.named(kind, label);
        if (metric.isEmpty()) {
            fields.report(
                    key,
                    Names.unknown(
                            "metric of a " + kind.label() + " step",
                            label,
                            Metric.of(kind).stream().map(Metric::label).toList()));
            return Optional.empty();
        }
        if (category != null && !knownCategory(fields, key, step.get(), metric.get(), category)) {
            return Optional.empty();
        }
        return Optional.of(new MetricRef(stepId, metric.get(), category));
    }

    private boolean knownCategory(Fields fields, String key, Step step, Metric metric, String category) {
        if (!metric.perCategory()) {
            fields.report(key, "'" + metric.label() + "' is not counted per category; correct and total are.");
            return false;
        }
        Optional<Suite> suite = suiteOf(step);
        if (suite.isPresent() && !suite.get().categories().containsKey(category)) {
            fields.report(
                    key,
                    Names.unknown(
                            "category of the suite",
                            category,
                            suite.get().categories().keySet()));
            return false;
        }
        return true;
    }

    private Optional<Condition> condition(Fields criterion, Optional<MetricRef> metric) {
        boolean is = criterion.has("is");
        List<Condition.NumberComparison> comparisons = Arrays.stream(Condition.NumberComparison.values())
                .filter(comparison -> criterion.has(comparison.label()))
                .toList();
        if (comparisons.size() + (is ? 1 : 0) != 1) {
            criterion.report("metric", "Say exactly one of is, atMost, atLeast, below, above.");
            return Optional.empty();
        }
        if (is) {
            boolean value = criterion.truth("is");
            if (metric.isPresent() && !metric.get().metric().truth()) {
                criterion.report(
                        "is", "'" + metric.get() + "' is a number; compare it with atMost, atLeast, below or above.");
            }
            return Optional.of(new Condition.Is(value));
        }
        Condition.NumberComparison comparison = comparisons.getFirst();
        if (metric.isPresent() && metric.get().metric().truth()) {
            criterion.report(
                    comparison.label(), "'" + metric.get() + "' is true or false; write is: true or is: false.");
        }
        return threshold(criterion, comparison, metric).map(threshold -> new Condition.Compares(comparison, threshold));
    }

    private Optional<Threshold> threshold(
            Fields criterion, Condition.NumberComparison comparison, Optional<MetricRef> metric) {
        String key = comparison.label();
        if (criterion.node(key).isObject()) {
            return relative(criterion.object(key, "a relative threshold"));
        }
        double value = criterion.number(key, -HUGE, HUGE);
        metric.ifPresent(ref -> checkReachable(criterion, comparison, ref, value));
        return Optional.of(new Threshold.Fixed(value));
    }

    private void checkReachable(Fields criterion, Condition.NumberComparison comparison, MetricRef ref, double value) {
        boolean lowerBound =
                comparison == Condition.NumberComparison.AT_LEAST || comparison == Condition.NumberComparison.ABOVE;
        Optional<Suite> suite = step(ref.step()).flatMap(this::suiteOf);
        if (!lowerBound || suite.isEmpty() || ref.metric().step() != StepKind.QUERIES) {
            return;
        }
        int most = ref.metric() == Metric.QUERIES_ACCURACY
                ? 1
                : ref.category() == null
                        ? suite.get().queries().size()
                        : suite.get().categories().get(ref.category());
        if (!comparison.holds(most, value)) {
            criterion.report(comparison.label(), "'" + ref + "' can be " + most + " at most, so this can never hold.");
        }
    }

    private Optional<Threshold> relative(Fields relative) {
        try (relative) {
            double factor = relative.number("factor", 0, 1e6);
            Optional<MetricRef> of = metric(relative, "of");
            of.filter(ref -> ref.metric().truth())
                    .ifPresent(ref -> relative.report("of", "'" + ref + "' is true or false; a number is needed."));
            Quoted.Figure otherwise = otherwise(relative);
            boolean mayBeMissing =
                    of.flatMap(ref -> step(ref.step())).map(Step::optional).orElse(false);
            if (mayBeMissing && !relative.has("else")) {
                relative.report(
                        "else",
                        "The step '" + of.get().step()
                                + "' may be left out; say what stands in: else: quoted.<figure>.");
            }
            return of.map(ref -> new Threshold.Relative(factor, ref, otherwise));
        }
    }

    private Quoted.Figure otherwise(Fields relative) {
        if (!relative.has("else")) {
            return null;
        }
        String text = relative.text("else", "quoted.accuracy, quoted.latencyMeanSeconds or quoted.sizeGb");
        List<String> known = Arrays.stream(Quoted.Figure.values())
                .map(figure -> "quoted." + figure.label())
                .toList();
        int index = known.indexOf(text);
        if (index < 0) {
            if (!text.isEmpty()) {
                relative.report("else", Names.unknown("figure", text, known));
            }
            return null;
        }
        Quoted.Figure figure = Quoted.Figure.values()[index];
        if (head.baseline().quoted().figure(figure).isEmpty()) {
            relative.report(
                    "else", "The plan's baseline quotes no '" + figure.label() + "'; add it under baseline.quoted.");
        }
        return figure;
    }

    private Optional<Step> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    private Optional<Suite> suiteOf(Step step) {
        return step.action() instanceof Action.Queries queries ? scope.suite(queries.suite()) : Optional.empty();
    }
}
