package dev.modelgate.dialects.dialect;

/**
 * What a conversation can hold in a dialect.
 *
 * @param textBesideCalls whether an assistant turn may hold text and calls
 * @param parallelCalls whether an assistant turn may hold several calls
 * @param userAfterResult whether a user turn may follow a tool result directly
 * @param strictRoles whether user and assistant must alternate, and a row must end with the assistant
 * @param systemTurn how the system turn is written
 * @param callIds what ids calls have
 * @param names which names functions may have
 */
public record Capabilities(
        boolean textBesideCalls,
        boolean parallelCalls,
        boolean userAfterResult,
        boolean strictRoles,
        SystemTurn systemTurn,
        CallIdRule callIds,
        NameRule names) {

    /** How the system turn is written. */
    public enum SystemTurn {
        /** As a turn of its own. */
        OWN_BLOCK,
        /** Joined to the last user turn. */
        IN_LAST_USER_TURN
    }

    /** What ids calls have. */
    public enum CallIdRule {
        /** None; results answer calls by their order. */
        NONE,
        /** Any string that is not empty. */
        ANY,
        /** Nine letters and digits, as Mistral's libraries check. */
        NINE_ALPHANUMERICS
    }
}
