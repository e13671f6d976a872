package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.answer.AnswerBuilder;
import dev.modelgate.dialects.answer.AnswerError;
import dev.modelgate.dialects.answer.AnswerException;
import dev.modelgate.dialects.answer.CallJson;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.JsonText;

/** Finds a call that is written as a fenced block of JSON, as models do that were not taught a call format. */
final class FencedCall {
    private static final String OPEN = "```json";
    private static final String CLOSE = "```";

    private FencedCall() {}

    /**
     * A call in a fence.
     *
     * @param text the text before the fence
     * @param call the call
     */
    record Recovered(String text, ToolCall call) {}

    /** Whether a turn's text ends with a fenced JSON object that has the keys of a call. */
    static boolean looksLikeOne(String text) {
        if (text.indexOf('`') < 0) {
            return false; // most texts; this is the faster search
        }
        int open = text.lastIndexOf(OPEN);
        if (open < 0) {
            return false;
        }
        int body = skipBlanks(text, open + OPEN.length());
        return text.startsWith("{", body)
                && text.indexOf("\"name\"", body) > 0
                && text.indexOf("\"arguments\"", body) > 0;
    }

    /**
     * The call of a turn whose text ends with its fence.
     *
     * @throws AnswerException when the fence holds something else, or text follows it
     * @throws JsonException when the fence holds no JSON
     */
    static Recovered read(String text) throws AnswerException, JsonException {
        int open = text.lastIndexOf(OPEN);
        CallJson.Scan scan = CallJson.one(new JsonText(text), open + OPEN.length(), text.length());
        int close = skipBlanks(text, scan.end());
        boolean ends = text.startsWith(CLOSE, close) && skipBlanks(text, close + CLOSE.length()) == text.length();
        if (!ends) {
            throw new AnswerException(AnswerError.Code.TEXT_AFTER_CALL, close, "The fence does not end with the call.");
        }
        return new Recovered(text.substring(0, open), scan.calls().getFirst());
    }

    private static int skipBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && AnswerBuilder.isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
