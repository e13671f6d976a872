package dev.modelgate.gates.decision;

import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Verdict;
import dev.modelgate.gates.plan.Action;
import dev.modelgate.gates.plan.Gate;
import dev.modelgate.gates.plan.Plan;
import dev.modelgate.gates.plan.Side;
import dev.modelgate.gates.plan.Step;
import dev.modelgate.gates.scoring.Score;
import dev.modelgate.gates.scoring.SuiteScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What there is to learn when the candidate did not win, from verdicts and scores. */
public final class Lessons {
    private Lessons() {}

    /**
     * @param plan of the evaluation
     * @param progress with its verdicts and facts
     * @return sentences with numbers, gate by gate: what did not hold, which answers were wrong and how; empty when every
     *     gate that was judged passed
     */
    public static List<String> of(Plan plan, Progress progress) {
        List<String> lessons = new ArrayList<>();
        for (Gate gate : plan.gates()) {
            GateProgress recorded = progress.gate(gate.name());
            if (recorded.verdict() == null || recorded.verdict().verdict() == Verdict.PASS) {
                continue;
            }
            recorded.verdict().reasons().forEach(reason -> lessons.add(gate.name() + ": " + reason));
            gate.steps().stream()
                    .filter(step -> step.side() == Side.CANDIDATE)
                    .forEach(step -> answers(plan, gate, step, recorded).ifPresent(lessons::add));
        }
        return List.copyOf(lessons);
    }

    /** How many answers of a step were right, and what was wrong with the others. */
    private static Optional<String> answers(Plan plan, Gate gate, Step step, GateProgress recorded) {
        if (!(step.action() instanceof Action.Queries queries)) {
            return Optional.empty();
        }
        List<Fact> facts = recorded.step(step.id()).last().map(Attempt::facts).orElse(List.of());
        SuiteScores scores = SuiteScores.of(plan.suites().get(queries.suite()), plan.dialect(step.side()), facts);
        if (scores.scored().isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> misses = new TreeMap<>();
        scores.scored().stream()
                .flatMap(one ->
                        one.score().misses().stream().map(Score.Miss::type).distinct())
                .forEach(type -> misses.merge(type.label(), 1, Integer::sum));
        String wrong = misses.isEmpty() ? "" : "; answers by what was wrong: " + misses;
        return Optional.of(gate.name() + ": " + queries.model() + " gave " + scores.correct(Optional.empty())
                + " right answers to the " + scores.scored().size() + " answered queries of " + queries.suite() + wrong
                + ".");
    }
}
