package dev.modelgate.dialects.mistral;

/** The control tokens of Mistral's formats, as text. */
final class Tokens {
    static final String BOS = "<s>";
    static final String EOS = "</s>";
    static final String SYSTEM = "[SYSTEM_PROMPT]";
    static final String SYSTEM_END = "[/SYSTEM_PROMPT]";
    static final String USER = "[INST]";
    static final String USER_END = "[/INST]";
    static final String TOOLS = "[AVAILABLE_TOOLS]";
    static final String TOOLS_END = "[/AVAILABLE_TOOLS]";
    static final String TOOL_CALLS = "[TOOL_CALLS]";
    static final String CALL_ID = "[CALL_ID]";
    static final String ARGS = "[ARGS]";
    static final String TOOL_RESULTS = "[TOOL_RESULTS]";
    static final String TOOL_CONTENT = "[TOOL_CONTENT]";
    static final String TOOL_RESULTS_END = "[/TOOL_RESULTS]";

    private Tokens() {}
}
