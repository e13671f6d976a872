package dev.modelgate.dialects.dialect;

/**
 * A string that frames something in a dialect's text.
 *
 * @param text the string as it stands in the text
 * @param use what it frames
 */
public record Delimiter(String text, Use use) {
    /** What a delimiter frames. */
    public enum Use {
        TURN,
        SYSTEM,
        USER,
        TOOLS,
        CALL,
        RESULT
    }

    /** Whether a tool call or a tool result cannot be written without it. */
    public boolean framesCalls() {
        return use == Use.CALL || use == Use.RESULT;
    }
}
