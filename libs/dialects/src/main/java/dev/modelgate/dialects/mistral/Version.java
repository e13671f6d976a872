package dev.modelgate.dialects.mistral;

/** The versions of Mistral's tokenizers that can write tool calls with ids, and how their texts differ. */
enum Version {
    /** Calls as a JSON list, results as a JSON object, the system prompt in the last user turn. */
    V3,
    /** As v3, but with a block for the system prompt and raw results. */
    V7,
    /** Calls as name, id and arguments. */
    V11,
    /** Calls as name and arguments; results answer them by their order; tools stand before the first user turn. */
    V13;

    /** Whether a call is written as name and arguments, not as an element of a JSON list. */
    boolean namesCallsInText() {
        return this == V11 || this == V13;
    }

    /** Whether a call's id stands between its name and its arguments. */
    boolean writesCallIds() {
        return this == V11;
    }

    /**
     * Whether the first call in an answer is written as only this version writes it. The lists of v3 and v7 look the same;
     * v7 has them, as it can read both.
     */
    boolean recognises(String answer) {
        int marker = answer.indexOf(Tokens.TOOL_CALLS);
        if (marker < 0 || this == V3) {
            return false;
        }
        int at = marker + Tokens.TOOL_CALLS.length();
        if (this == V7) {
            while (at < answer.length() && answer.charAt(at) == ' ') {
                at++;
            }
            return answer.startsWith("[{", at) && !answer.contains("[/TOOL_CALLS]");
        }
        int bracket = answer.indexOf('[', at);
        return bracket > at && answer.startsWith(this == V11 ? Tokens.CALL_ID : Tokens.ARGS, bracket);
    }

    /** Whether the system prompt has a block of its own, and text may stand beside calls. */
    boolean hasSystemBlock() {
        return this != V3;
    }

    /** Whether a result names the call it answers. */
    boolean resultsNameCalls() {
        return this != V13;
    }
}
