package dev.modelgate.gates.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What is expected of an answer. */
public sealed interface Expectation {
    /** Any answer will do: the query is asked for its time, not for its content. */
    record Anything() implements Expectation {}

    /** An answer in words: no call marker in the raw text and no parse error. */
    record Direct() implements Expectation {}

    /** At least one call, each to an offered tool and with arguments that fit its schema. */
    record AnyCall() implements Expectation {}

    /** Exactly these calls, in any order. One call is a list of one. */
    record Calls(List<ExpectedCall> calls) implements Expectation {}

    /**
     * Python code in a string argument of one call.
     *
     * @param tool that takes the code
     * @param argument that holds the code
     * @param all functions that the code must call, every one
     * @param any functions of which the code must call at least one; empty for none asked
     * @param reads attributes that the code must read, every one
     */
    record Code(String tool, String argument, List<String> all, List<String> any, List<String> reads)
            implements Expectation {}

    /**
     * One expected call.
     *
     * @param name of the function
     * @param arguments accepted values per argument; null when the arguments only have to fit the tool's schema. An argument
     *     that is not named here may not be given, one that is named must be.
     */
    record ExpectedCall(String name, Map<String, List<JsonNode>> arguments) {}
}
