package dev.modelgate.system.chaos.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A step may be tried more than once; one outcome counts, and it is whole. */
final class AttemptRules {
    /** As the controller's core has it. */
    private static final int MOST_ATTEMPTS = 3;

    private AttemptRules() {}

    static List<Violation> check(History history) {
        List<Violation> violations = new ArrayList<>();
        Set<String> open = history.evaluations().stream()
                .filter(row -> !row.phase().equals("DECIDED"))
                .map(EvaluationRow::id)
                .collect(toSet());
        Map<String, Set<Long>> sequences = history.observations().stream()
                .collect(groupingBy(ObservationRow::command, mapping(ObservationRow::sequence, toSet())));
        history.attempts().stream()
                .collect(groupingBy(attempt -> List.of(attempt.evaluation(), attempt.gate(), attempt.step())))
                .values()
                .forEach(step -> violations.addAll(step(step)));
        for (AttemptRow attempt : history.attempts()) {
            if (!attempt.ended() && !open.contains(attempt.evaluation())) {
                violations.add(new Violation(
                        Invariant.ATTEMPT_OPEN, capital(attempt.name()) + " is " + attempt.state() + "."));
            }
            if (attempt.measured()) {
                evidence(attempt, sequences.getOrDefault(attempt.command(), Set.of()), violations);
            }
        }
        return violations;
    }

    private static List<Violation> step(List<AttemptRow> unordered) {
        List<Violation> violations = new ArrayList<>();
        List<AttemptRow> attempts = unordered.stream()
                .sorted(Comparator.comparingInt(AttemptRow::number))
                .toList();
        List<Integer> numbers = attempts.stream().map(AttemptRow::number).toList();
        List<Integer> counted =
                IntStream.rangeClosed(1, attempts.size()).boxed().toList();
        if (!numbers.equals(counted) || attempts.size() > MOST_ATTEMPTS) {
            violations.add(new Violation(
                    Invariant.ATTEMPTS_UNCOUNTED,
                    "The attempts at " + attempts.getFirst().name() + " are numbered " + numbers + "; at most "
                            + MOST_ATTEMPTS + " are allowed."));
        }
        boolean followed = attempts.subList(0, attempts.size() - 1).stream().anyMatch(AttemptRow::measured);
        if (followed) {
            violations.add(new Violation(
                    Invariant.OUTCOME_TWICE,
                    "Another attempt follows a measured one, up to "
                            + attempts.getLast().name() + "."));
        }
        return violations;
    }

    private static void evidence(AttemptRow attempt, Set<Long> there, List<Violation> violations) {
        long last = attempt.observations() == null ? -1 : attempt.observations();
        List<Long> missing = LongStream.rangeClosed(1, last)
                .boxed()
                .filter(sequence -> !there.contains(sequence))
                .collect(Collectors.toList());
        if (last < 0 || !missing.isEmpty()) {
            violations.add(new Violation(
                    Invariant.EVIDENCE_HALF,
                    capital(attempt.name()) + " counts " + attempt.observations() + " observations and lacks " + missing
                            + "."));
        }
    }

    private static String capital(String name) {
        return "Step " + name;
    }
}
