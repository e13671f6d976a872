package dev.modelgate.system.chaos.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.modelgate.gates.decision.GateVerdict;
import dev.modelgate.gates.plan.Gate;
import dev.modelgate.gates.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One verdict of each gate, in order, from the evidence that is there, and no other than an undisturbed run has. */
final class VerdictRules {
    private final History history;
    private final Map<String, List<VerdictRow>> verdicts;
    private final Map<String, Wish> wishes;
    private final Recomputation recomputation;
    private final List<Violation> violations = new ArrayList<>();

    private VerdictRules(History history) {
        this.history = history;
        this.verdicts = history.verdicts().stream()
                .sorted(Comparator.comparing(VerdictRow::judgedAt))
                .collect(groupingBy(VerdictRow::evaluation));
        this.wishes = history.wishes().stream().collect(toMap(Wish::key, wish -> wish, (one, other) -> one));
        this.recomputation = new Recomputation(history);
    }

    static List<Violation> check(History history) {
        VerdictRules rules = new VerdictRules(history);
        history.evaluations().forEach(rules::evaluation);
        return rules.violations;
    }

    private void evaluation(EvaluationRow evaluation) {
        List<VerdictRow> rows = verdicts.getOrDefault(evaluation.id(), List.of());
        Plan plan = Recomputation.plan(evaluation);
        List<String> planned = plan.gates().stream().map(Gate::name).toList();
        List<String> judged = rows.stream().map(VerdictRow::gate).toList();
        Set<String> once = new HashSet<>();
        judged.stream()
                .filter(gate -> !once.add(gate))
                .forEach(gate -> add(Invariant.VERDICT_TWICE, evaluation, "gate " + gate + " has two verdicts"));
        if (!judged.equals(planned.stream().filter(judged::contains).toList()) && once.size() == judged.size()) {
            add(Invariant.VERDICTS_OUT_OF_ORDER, evaluation, "the verdicts came in the order " + judged);
        }
        boolean cancelled = "CANCELLED".equals(evaluation.decision());
        if (evaluation.decision() != null && !cancelled) {
            int last = planned.indexOf(evaluation.decidedBy());
            planned.subList(0, last + 1).stream()
                    .filter(gate -> !once.contains(gate))
                    .forEach(gate -> add(Invariant.VERDICT_MISSING, evaluation, "gate " + gate + " has no verdict"));
        }
        rows.forEach(row -> recompute(evaluation, plan, row));
        compare(evaluation, rows, cancelled);
    }

    private void recompute(EvaluationRow evaluation, Plan plan, VerdictRow row) {
        Optional<GateVerdict> again = recomputation.verdict(evaluation, plan, row.gate());
        if (!again.map(row.content()::equals).orElse(false)) {
            add(
                    Invariant.VERDICT_NOT_RECOMPUTABLE,
                    evaluation,
                    "gate " + row.gate() + " was judged " + row.content().verdict() + " "
                            + row.content().reasons() + ", and the evidence gives "
                            + again.map(verdict -> verdict.verdict() + " " + verdict.reasons())
                                    .orElse("no verdict"));
        }
    }

    private void compare(EvaluationRow evaluation, List<VerdictRow> rows, boolean cancelled) {
        Reference reference = history.references().get(evaluation.plan());
        Wish wish = wishes.get(evaluation.key());
        if (reference == null || wish == null) {
            return;
        }
        for (VerdictRow row : rows) {
            String undisturbed = reference.verdicts().get(row.gate());
            String verdict = row.content().verdict().name();
            if (!verdict.equals(undisturbed)) {
                add(
                        Invariant.VERDICT_UNLIKE_UNDISTURBED,
                        evaluation,
                        "gate " + row.gate() + " is " + verdict + " instead of " + undisturbed + ": "
                                + row.content().reasons());
            }
        }
        boolean allowed = wish.cancelled() ? cancelled : Objects.equals(evaluation.decision(), reference.decision());
        if (evaluation.decision() != null && !allowed) {
            add(
                    Invariant.DECISION_UNLIKE_UNDISTURBED,
                    evaluation,
                    "it was decided " + evaluation.decision() + " instead of "
                            + (wish.cancelled() ? "CANCELLED" : reference.decision()));
        }
    }

    private void add(Invariant invariant, EvaluationRow evaluation, String detail) {
        violations.add(new Violation(invariant, "In evaluation " + evaluation.id() + " " + detail + "."));
    }
}
