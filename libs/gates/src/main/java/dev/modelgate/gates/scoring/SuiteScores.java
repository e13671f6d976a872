package dev.modelgate.gates.scoring;

import dev.modelgate.contracts.Fact;
import dev.modelgate.gates.suite.Suite;
import dev.modelgate.gates.suite.SuiteQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The scores of one run through a suite.
 *
 * @param suite that was asked
 * @param scored the answered queries, in the suite's order
 */
public record SuiteScores(Suite suite, List<Scored> scored) {
    public SuiteScores {
        scored = List.copyOf(scored);
    }

    /** One query with its answer and score. */
    public record Scored(SuiteQuery query, Fact.Answer answer, Score score) {}

    /**
     * Scores what was observed. Warm-ups and answers to queries that the suite does not know are left out; the first answer
     * to a query counts.
     */
    public static SuiteScores of(Suite suite, String dialect, List<Fact> facts) {
        Map<String, Fact.Answer> answers = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Fact.Answer answer && !answer.warmup()) {
                answers.putIfAbsent(answer.query(), answer);
            }
        }
        List<Scored> scored = new ArrayList<>();
        for (SuiteQuery query : suite.queries()) {
            Fact.Answer answer = answers.get(query.id());
            if (answer != null) {
                scored.add(new Scored(query, answer, Scorer.score(suite, query, dialect, answer.text())));
            }
        }
        return new SuiteScores(suite, scored);
    }

    /** Whether every query has an answer. */
    public boolean complete() {
        return scored.size() == suite.queries().size();
    }

    /** Queries without an answer. */
    public int missing() {
        return suite.queries().size() - scored.size();
    }

    /** Right answers; {@code category} empty for all. */
    public int correct(Optional<String> category) {
        return count(one -> one.score().correct()
                && category.map(name -> name.equals(one.query().category())).orElse(true));
    }

    /** Answers of this format. */
    public int format(Score.Format format) {
        return count(one -> one.score().format() == format);
    }

    private int count(Predicate<Scored> condition) {
        return (int) scored.stream().filter(condition).count();
    }
}
