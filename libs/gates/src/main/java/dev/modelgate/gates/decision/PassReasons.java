package dev.modelgate.gates.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a gate passed: a sentence for each criterion, but one for all categories of a count together. */
final class PassReasons {
    /** Fewer than these read as well one by one. */
    private static final int WORTH_A_LIST = 3;

    private PassReasons() {}

    /** {@code criteria} that all hold. */
    static List<String> of(List<CriterionOutcome> criteria) {
        Map<String, List<CriterionOutcome>> groups = new LinkedHashMap<>();
        criteria.forEach(criterion -> groups.computeIfAbsent(
                        counted(criterion).map(Category::key).orElse(criterion.metric()), key -> new ArrayList<>())
                .add(criterion));
        List<String> reasons = new ArrayList<>();
        groups.values().forEach(group -> {
            if (group.size() >= WORTH_A_LIST) {
                reasons.add(together(group));
            } else {
                group.forEach(criterion -> reasons.add(criterion.sentence()));
            }
        });
        return reasons;
    }

    private static String together(List<CriterionOutcome> group) {
        return counted(group.getFirst()).orElseThrow().of() + " by category, with the least that was asked: "
                + group.stream()
                        .map(criterion -> counted(criterion).orElseThrow().name() + " "
                                + criterion.observed().asText() + " ("
                                + criterion.threshold().asText() + ")")
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** A metric of one category: {@code queries.correct[git]} is of {@code queries.correct} and has the name {@code git}. */
    private record Category(String of, String name) {
        String key() {
            return of + "[]"; // apart from the metric of all categories
        }
    }

    private static Optional<Category> counted(CriterionOutcome criterion) {
        int bracket = criterion.metric().indexOf('[');
        if (bracket < 0 || !criterion.comparison().equals("atLeast")) {
            return Optional.empty();
        }
        return Optional.of(new Category(
                criterion.metric().substring(0, bracket),
                criterion.metric().substring(bracket + 1, criterion.metric().length() - 1)));
    }
}
