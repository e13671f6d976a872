package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.dialect.Delimiter;
import dev.modelgate.dialects.dialect.Delimiter.Use;
import java.util.List;

/** The tags and control tokens of Qwen's formats. */
final class Tags {
    static final String CALL = "<tool_call>";
    static final String CALL_END = "</tool_call>";
    static final String FUNCTION = "<function=";
    static final String FUNCTION_END = "</function>";
    static final String PARAMETER = "<parameter=";
    static final String PARAMETER_END = "</parameter>";
    static final String RESPONSE = "<tool_response>";
    static final String RESPONSE_END = "</tool_response>";
    static final String TURN = "<|im_start|>";
    static final String TURN_END = "<|im_end|>";
    static final String END_OF_TEXT = "<|endoftext|>";

    /** What frames turns, calls and results in all of Qwen's formats. */
    static final List<Delimiter> DELIMITERS = List.of(
            new Delimiter(TURN, Use.TURN),
            new Delimiter(TURN_END, Use.TURN),
            new Delimiter(CALL, Use.CALL),
            new Delimiter(CALL_END, Use.CALL),
            new Delimiter(RESPONSE, Use.RESULT),
            new Delimiter(RESPONSE_END, Use.RESULT));

    private Tags() {}

    /**
     * The offset of a tag from another offset on; -1 when there is none. Looking for the one character that all tags begin
     * with is many times faster than looking for a word, and most texts have few of it.
     */
    static int indexOf(String tag, String text, int from) {
        int at = text.indexOf('<', from);
        while (at >= 0 && !text.startsWith(tag, at)) {
            at = text.indexOf('<', at + 1);
        }
        return at;
    }

    /** Where the answer ends: before the token that ends the turn, if it was decoded too. */
    static int answerEnd(String raw) {
        int end = raw.length();
        if (raw.endsWith(END_OF_TEXT)) {
            end -= END_OF_TEXT.length();
        }
        return raw.startsWith(TURN_END, end - TURN_END.length()) ? end - TURN_END.length() : end;
    }
}
