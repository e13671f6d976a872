package dev.modelgate.gates.decision;

import dev.modelgate.contracts.Fact;
import java.util.List;
import java.util.stream.Collectors;

/** Names the delimiters that a tokenizer splits, so that whoever reads the reason need not look for them in the log. */
final class SplitDelimiters {
    private SplitDelimiters() {}

    /** Such as {@code " [/TOOL_CALLS] is 2 tokens: [91, 47]."}; empty when none of the facts is about a split delimiter. */
    static String sentences(List<Fact> facts) {
        return facts.stream()
                .filter(fact -> fact instanceof Fact.Delimiter delimiter && !delimiter.single())
                .map(fact -> (Fact.Delimiter) fact)
                .map(split -> " " + split.text() + " is " + split.ids().size() + " tokens: " + split.ids() + ".")
                .collect(Collectors.joining());
    }
}
