package dev.modelgate.dialects.plan;

/** The four delimiters that the evaluation plan writes down. */
final class PlanTokens {
    static final String CALLS = "[TOOL_CALLS]";
    static final String CALLS_END = "[/TOOL_CALLS]";
    static final String RESULTS = "[TOOL_RESULTS]";
    static final String RESULTS_END = "[/TOOL_RESULTS]";

    private PlanTokens() {}
}
