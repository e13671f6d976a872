package dev.modelgate.gates.scoring;

import dev.modelgate.gates.suite.Suite;
import dev.modelgate.gates.suite.SuiteQuery;

/** Scores raw answers. */
public final class Scorer {
    private Scorer() {}

    /**
     * @param suite whose tools and comparison count
     * @param query what was asked and what is expected
     * @param dialect that the model answers in
     * @param raw the answer, special tokens included, the closing end-of-sequence token not
     */
    public static Score score(Suite suite, SuiteQuery query, String dialect, String raw) {
        throw new UnsupportedOperationException("not complete yet");
    }
}
