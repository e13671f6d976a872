package dev.modelgate.gates.decision;

import dev.modelgate.gates.plan.Action;
import dev.modelgate.gates.plan.Condition;
import dev.modelgate.gates.plan.Criterion;
import dev.modelgate.gates.plan.Metric;
import dev.modelgate.gates.plan.MetricRef;
import dev.modelgate.gates.plan.Step;
import dev.modelgate.gates.plan.StepKind;
import dev.modelgate.gates.plan.Threshold;
import dev.modelgate.gates.scoring.CountRule;
import dev.modelgate.gates.scoring.CountStatistics;
import dev.modelgate.gates.scoring.Grade;
import dev.modelgate.gates.scoring.MetricValue;
import dev.modelgate.gates.suite.Suite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The statistics beside the criteria of a gate that ask for at least so many answers. */
final class GateStatistics {
    private static final double ROUNDING = 1e-9;

    private final GateEvidence evidence;

    private GateStatistics(GateEvidence evidence) {
        this.evidence = evidence;
    }

    static List<CountStatistics> of(GateEvidence evidence) {
        return new GateStatistics(evidence).all();
    }

    /** A criterion in terms of whole answers. */
    private record Count(MetricRef ref, int observed, int trials, int atLeast) {}

    private List<CountStatistics> all() {
        List<CountStatistics> statistics = new ArrayList<>();
        for (Step step : evidence.gate().steps()) {
            if (!(step.action() instanceof Action.Queries queries)) {
                continue;
            }
            Suite suite = evidence.plan().suites().get(queries.suite());
            List<Count> counts = evidence.gate().pass().stream()
                    .filter(criterion -> criterion.metric().step().equals(step.id()))
                    .flatMap(criterion -> count(criterion, suite).stream())
                    .toList();
            List<CountStatistics> single = counts.stream()
                    .map(count -> CountRule.statistics(
                            count.ref().toString(), count.observed(), count.trials(), count.atLeast()))
                    .toList();
            statistics.addAll(single);
            together(suite, counts, single).ifPresent(statistics::add);
        }
        return statistics;
    }

    private Optional<Count> count(Criterion criterion, Suite suite) {
        MetricRef ref = criterion.metric();
        boolean counts = ref.metric().step() == StepKind.QUERIES
                && (ref.metric() == Metric.QUERIES_CORRECT
                        || ref.metric() == Metric.QUERIES_VALID_CALLS
                        || ref.metric() == Metric.QUERIES_ACCURACY);
        if (!counts
                || !(criterion.condition() instanceof Condition.Compares(var comparison, Threshold.Fixed(double value)))
                || !(evidence.value(ref) instanceof MetricValue.Number(double observed))) {
            return Optional.empty();
        }
        int trials = ref.category() == null
                ? suite.queries().size()
                : suite.categories().get(ref.category());
        double scale = ref.metric() == Metric.QUERIES_ACCURACY ? trials : 1;
        int right = (int) Math.round(observed * scale);
        return switch (comparison) {
            case AT_LEAST -> Optional.of(new Count(ref, right, trials, (int) Math.ceil(value * scale - ROUNDING)));
            case ABOVE -> Optional.of(new Count(ref, right, trials, (int) Math.floor(value * scale + ROUNDING) + 1));
            case AT_MOST, BELOW -> Optional.empty();
        };
    }

    /** All criteria on right answers of one suite as one rule; only worth a line when there are several. */
    private static Optional<CountStatistics> together(Suite suite, List<Count> counts, List<CountStatistics> single) {
        List<Count> right = counts.stream()
                .filter(count -> count.ref().metric() == Metric.QUERIES_CORRECT)
                .toList();
        Optional<Count> whole =
                right.stream().filter(count -> count.ref().category() == null).findFirst();
        if (right.size() < 2 || whole.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> minima = new HashMap<>();
        right.stream()
                .filter(count -> count.ref().category() != null)
                .forEach(count -> minima.merge(count.ref().category(), count.atLeast(), Math::max));
        List<CountStatistics.Power> power = CountRule.TRUE_SHARES.stream()
                .map(share -> new CountStatistics.Power(
                        share,
                        CountRule.passesAll(
                                suite.categories(), minima, whole.get().atLeast(), share)))
                .toList();
        CountStatistics own = single.get(counts.indexOf(whole.get()));
        Grade weakest = single.stream()
                .map(CountStatistics::grade)
                .max(Grade::compareTo)
                .orElseThrow();
        return Optional.of(new CountStatistics(
                whole.get().ref().step() + ".correct and " + minima.size() + " categories together",
                own.observed(),
                own.trials(),
                own.atLeast(),
                own.low(),
                own.high(),
                weakest,
                power));
    }
}
