package dev.modelgate.inference;

import dev.modelgate.contracts.Fact;
import dev.modelgate.mlx.MlxResult;

/** Turns what MLX generated into the fact that is reported. */
final class Answers {
    private Answers() {}

    /** @param warmup whether the answer is kept but not counted */
    static Fact.Answer fact(String query, boolean warmup, MlxResult.Generated generated) {
        return new Fact.Answer(
                query,
                warmup,
                generated.text(),
                generated.tokenIds(),
                generated.promptTokens(),
                generated.timeToFirstTokenSeconds(),
                generated.tokenSeconds(),
                generated.seconds(),
                generated.finishReason());
    }
}
