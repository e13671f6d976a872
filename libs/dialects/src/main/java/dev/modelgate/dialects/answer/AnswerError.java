package dev.modelgate.dialects.answer;

import java.util.Locale;

/**
 * One thing in an answer that is not as the dialect has it.
 *
 * @param code what kind of thing
 * @param at where, as an offset in characters from the start of the answer
 * @param message one sentence
 */
public record AnswerError(Code code, int at, String message) {

    /** The kinds of errors. */
    public enum Code {
        /** A call's marker stands where no call follows. */
        UNPARSABLE,
        /** The answer ends inside a call. */
        TRUNCATED,
        /** A call's JSON is not JSON. */
        BAD_JSON,
        /** A call's JSON holds a key twice. */
        DUPLICATE_KEY,
        /** A call's JSON, or a string in it, is beyond the limits. */
        LIMIT,
        /** The arguments are JSON, but not an object. */
        ARGUMENTS_NOT_OBJECT,
        /** A call's JSON has no name or no arguments. */
        MISSING_KEY,
        /** A call's JSON has a key that the dialect does not know. */
        UNKNOWN_KEY,
        /** The name is empty or has a character that names cannot have. */
        BAD_NAME,
        /** A call's tags hold no function. */
        CALL_WITHOUT_FUNCTION,
        /** A tag is missing or stands where it does not belong. */
        UNBALANCED,
        /** A value holds the tags of another parameter or call, so that where it ends can be read in two ways. */
        NESTED,
        /** Two calls share one pair of tags. */
        FUSED,
        /** A parameter is given twice. */
        DUPLICATE_PARAMETER,
        /** A tag's line break is written as a backslash and an n. */
        LITERAL_NEWLINE,
        /** Text follows a call, which the dialect has no place for. */
        TEXT_AFTER_CALL;

        private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /** How it is written in answers, such as {@code text-after-call}. */
        public String label() {
            return label;
        }
    }
}
