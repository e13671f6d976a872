package dev.modelgate.gates.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * How one answer was scored. Can be made again at any time from the raw text.
 *
 * @param correct whether nothing is wrong
 * @param misses everything that is wrong; empty exactly when correct
 * @param calls the calls found in the raw answer
 * @param text the answer's text beside the calls
 * @param format what the raw text is in the dialect
 * @param comparison how strings were compared: {@code strict} or {@code bfcl}
 */
public record Score(
        boolean correct, List<Miss> misses, List<FoundCall> calls, String text, Format format, String comparison) {
    public Score {
        misses = List.copyOf(misses);
        calls = List.copyOf(calls);
    }

    /** What the raw text is, whatever was expected. */
    public enum Format {
        /** Words only: no call marker, no parse error. */
        TEXT,
        /** Calls in the dialect's format, all of them to offered tools. */
        VALID_CALL,
        /** Calls in the dialect's format, at least one of them to a tool that was not offered. */
        UNKNOWN_TOOL,
        /** Call text that cannot be parsed in the dialect. */
        UNPARSABLE
    }

    /** One thing that is wrong, in one sentence. */
    public record Miss(ErrorType type, String sentence) {}

    /**
     * @param name of the function
     * @param arguments an object, as typed by the tool's schema
     */
    public record FoundCall(String name, JsonNode arguments) {}
}
