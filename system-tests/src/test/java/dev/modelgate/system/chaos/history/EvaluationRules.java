package dev.modelgate.system.chaos.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was asked for is there, once, and has ended. */
final class EvaluationRules {
    private EvaluationRules() {}

    static List<Violation> check(History history) {
        List<Violation> violations = new ArrayList<>();
        Map<String, List<EvaluationRow>> byKey =
                history.evaluations().stream().collect(groupingBy(row -> String.valueOf(row.key())));
        for (Wish wish : history.wishes()) {
            violations.addAll(wish(wish, byKey.getOrDefault(wish.key(), List.of())));
        }
        Set<String> keys = history.wishes().stream().map(Wish::key).collect(toSet());
        for (EvaluationRow row : history.evaluations()) {
            if (!keys.contains(row.key())) {
                violations.add(new Violation(
                        Invariant.EVALUATION_UNASKED, "Evaluation " + row.id() + " has the key " + row.key() + "."));
            }
            if (!row.phase().equals("DECIDED") || row.decision() == null) {
                violations.add(new Violation(
                        Invariant.EVALUATION_OPEN, "Evaluation " + row.id() + " is " + row.phase() + "."));
            }
        }
        return violations;
    }

    private static List<Violation> wish(Wish wish, List<EvaluationRow> rows) {
        List<Violation> violations = new ArrayList<>();
        if (rows.size() > 1 || wish.ids().size() > 1) {
            violations.add(new Violation(
                    Invariant.SUBMISSION_DOUBLED,
                    wish.key() + " has " + rows.size() + " evaluations and was answered with " + wish.ids() + "."));
        }
        Set<String> stored = rows.stream().map(EvaluationRow::id).collect(toSet());
        if (!stored.containsAll(wish.ids()) || rows.isEmpty()) {
            violations.add(new Violation(
                    Invariant.SUBMISSION_LOST,
                    wish.key() + " was answered with " + wish.ids() + ", and there is " + stored + "."));
        }
        return violations;
    }
}
