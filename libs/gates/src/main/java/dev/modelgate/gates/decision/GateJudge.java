package dev.modelgate.gates.decision;

import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Verdict;
import dev.modelgate.gates.plan.Criterion;
import dev.modelgate.gates.plan.Gate;
import dev.modelgate.gates.plan.Metric;
import dev.modelgate.gates.plan.MetricRef;
import dev.modelgate.gates.plan.OnFail;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The verdict of a gate, in this order: the candidate failed a step → FAIL; a requirement does not hold → INCONCLUSIVE; a
 * requirement has no evidence → INVALID; a criterion does not hold → FAIL; anything is missing → INVALID; else PASS.
 */
final class GateJudge {
    /** MLPerf's early-stopping floor for a 90th percentile. */
    private static final int SAMPLES_FOR_P90 = 64;

    private final GateEvidence evidence;
    private final Gate gate;
    private final List<CriterionOutcome> criteria = new ArrayList<>();
    private final List<String> thresholdCautions;

    private GateJudge(GateEvidence evidence) {
        this.evidence = evidence;
        this.gate = evidence.gate();
        CriterionJudge judge = new CriterionJudge(evidence);
        gate.requires().forEach(criterion -> criteria.add(judge.judge(criterion, CriterionOutcome.Role.REQUIRES)));
        gate.pass().forEach(criterion -> criteria.add(judge.judge(criterion, CriterionOutcome.Role.PASS)));
        this.thresholdCautions = judge.cautions();
    }

    static GateVerdict judge(GateEvidence evidence) {
        return new GateJudge(evidence).verdict();
    }

    private record Ruled(Verdict verdict, List<String> reasons) {}

    private GateVerdict verdict() {
        Ruled ruled = rule();
        List<String> cautions = new ArrayList<>(thresholdCautions);
        evidence.leftOut().forEach(cautions::add);
        memoryCaution().ifPresent(cautions::add);
        percentileCautions().forEach(cautions::add);
        boolean soft = ruled.verdict() == Verdict.FAIL || ruled.verdict() == Verdict.INCONCLUSIVE;
        if (soft && gate.onFail() instanceof OnFail.Continue(String because)) {
            cautions.add("Gate " + gate.name() + ": " + because + ". " + String.join(" ", ruled.reasons()));
        }
        return new GateVerdict(
                gate.name(),
                ruled.verdict(),
                criteria,
                ruled.reasons(),
                cautions.stream().distinct().toList(),
                GateStatistics.of(evidence));
    }

    private Ruled rule() {
        if (evidence.failed().isPresent()) {
            List<String> reasons = Stream.concat(
                            evidence.failed().stream(), sentences(CriterionOutcome.Role.PASS, Boolean.FALSE).stream())
                    .toList();
            return new Ruled(Verdict.FAIL, reasons);
        }
        List<String> unmet = sentences(CriterionOutcome.Role.REQUIRES, Boolean.FALSE);
        if (!unmet.isEmpty()) {
            return new Ruled(Verdict.INCONCLUSIVE, unmet);
        }
        List<String> unknown = sentences(CriterionOutcome.Role.REQUIRES, null);
        if (!unknown.isEmpty()) {
            return invalid(unknown);
        }
        List<String> failing = sentences(CriterionOutcome.Role.PASS, Boolean.FALSE);
        if (!failing.isEmpty()) {
            return new Ruled(Verdict.FAIL, failing);
        }
        List<String> missing = sentences(CriterionOutcome.Role.PASS, null);
        if (!missing.isEmpty() || evidence.broken().isPresent()) {
            return invalid(missing);
        }
        return new Ruled(Verdict.PASS, PassReasons.of(criteria));
    }

    private Ruled invalid(List<String> missing) {
        return new Ruled(Verdict.INVALID, evidence.broken().map(List::of).orElse(missing));
    }

    private List<String> sentences(CriterionOutcome.Role role, Boolean holds) {
        return criteria.stream()
                .filter(criterion -> criterion.role() == role && Objects.equals(criterion.holds(), holds))
                .map(CriterionOutcome::sentence)
                .toList();
    }

    private Stream<MetricRef> metrics() {
        return Stream.concat(gate.requires().stream(), gate.pass().stream()).map(Criterion::metric);
    }

    private Optional<String> memoryCaution() {
        return metrics()
                .filter(ref -> ref.metric() == Metric.SMOKE_PEAK_MEMORY_GB)
                .flatMap(ref -> evidence.facts(ref.step()).stream())
                .filter(fact ->
                        fact instanceof Fact.Memory memory && !memory.backend().equals("metal"))
                .map(fact -> (Fact.Memory) fact)
                .findFirst()
                .map(memory -> "Peak memory was read on the " + memory.backend() + " backend (" + memory.method()
                        + "): it shows that the measurement works, not what a Mac would need.");
    }

    private Stream<String> percentileCautions() {
        return metrics()
                .filter(ref -> ref.metric() == Metric.LATENCY_P90_SECONDS)
                .map(ref -> new Samples(ref, counted(ref)))
                .filter(samples -> samples.count() < SAMPLES_FOR_P90)
                .map(samples -> samples.ref() + " stands on " + samples.count() + " samples; " + SAMPLES_FOR_P90
                        + " are needed for a 90th percentile to be trusted.");
    }

    private record Samples(MetricRef ref, long count) {}

    private long counted(MetricRef ref) {
        return evidence.facts(ref.step()).stream()
                .filter(fact -> fact instanceof Fact.Answer answer && !answer.warmup())
                .count();
    }
}
