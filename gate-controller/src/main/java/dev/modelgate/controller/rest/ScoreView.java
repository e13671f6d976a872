package dev.modelgate.controller.rest;

import dev.modelgate.gates.scoring.ErrorType;
import dev.modelgate.gates.scoring.Score;
import java.util.List;

/**
 * How a raw answer was scored.
 *
 * @param correct whether nothing is wrong
 * @param errorType of the first miss; null when correct
 * @param why the first miss in one sentence; null when correct
 * @param misses everything that is wrong
 * @param calls found in the raw answer
 * @param text of the answer beside the calls
 * @param format what the raw text is in the dialect
 * @param comparison of argument strings
 */
public record ScoreView(
        boolean correct,
        ErrorType errorType,
        String why,
        List<Score.Miss> misses,
        List<Score.FoundCall> calls,
        String text,
        Score.Format format,
        String comparison) {
    static ScoreView of(Score score) {
        Score.Miss first = score.misses().isEmpty() ? null : score.misses().getFirst();
        return new ScoreView(
                score.correct(),
                first == null ? null : first.type(),
                first == null ? null : first.sentence(),
                score.misses(),
                score.calls(),
                score.text(),
                score.format(),
                score.comparison());
    }
}
