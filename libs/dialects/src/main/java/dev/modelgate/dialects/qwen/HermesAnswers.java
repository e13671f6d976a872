package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.answer.AnswerBuilder;
import dev.modelgate.dialects.answer.AnswerError;
import dev.modelgate.dialects.answer.AnswerException;
import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.answer.CallJson;
import dev.modelgate.dialects.answer.ParsedAnswer;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.dialect.NameRule;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.JsonText;
import java.util.List;

/**
 * Parses answers with JSON calls. A call ends where its JSON ends; tags inside a JSON string are part of that string. After
 * a broken call nothing more is read: what follows might stand inside its JSON.
 */
final class HermesAnswers implements AnswerParser {
    @Override
    public ParsedAnswer parse(String raw, List<ToolDefinition> tools) {
        AnswerBuilder answer = new AnswerBuilder(raw);
        JsonText json = new JsonText(raw);
        int end = Tags.answerEnd(raw);
        int at = 0;
        while (at < end) {
            int marker = Tags.indexOf(Tags.CALL, raw, at);
            int textEnd = marker < 0 || marker >= end ? end : marker;
            int stray = Tags.indexOf(Tags.CALL_END, raw, at);
            if (stray >= 0 && stray < textEnd) {
                answer.marked();
                answer.error(
                        AnswerError.Code.UNBALANCED, stray, "There is a </tool_call> without a <tool_call> before it.");
            }
            answer.text(at, textEnd);
            at = textEnd;
            if (at == end) {
                break;
            }
            answer.marked();
            int after = call(raw, json, at, end, answer);
            if (after < 0) {
                answer.text(at, end);
                break;
            }
            at = after;
        }
        return answer.build();
    }

    /** Reads the call at a marker and returns the offset after it, or -1 after noting why it is none. */
    private static int call(String raw, JsonText json, int marker, int end, AnswerBuilder answer) {
        try {
            CallJson.Scan scan = CallJson.one(json, marker + Tags.CALL.length(), end);
            ToolCall call = scan.calls().getFirst();
            if (!NameRule.WORD_DASH_DOT_128.allows(call.name())) {
                throw new AnswerException(
                        AnswerError.Code.BAD_NAME,
                        marker,
                        "The function name \"" + call.name() + "\" is not of the form "
                                + NameRule.WORD_DASH_DOT_128.pattern() + ".");
            }
            int close = answer.firstNonBlank(scan.end(), end);
            if (!raw.startsWith(Tags.CALL_END, close)) {
                throw unclosed(raw, close, end);
            }
            int after = close + Tags.CALL_END.length();
            answer.call(call, marker, after);
            return after;
        } catch (JsonException e) {
            answer.error(e);
        } catch (AnswerException e) {
            answer.error(e);
        }
        return -1;
    }

    private static AnswerException unclosed(String raw, int at, int end) {
        if (raw.startsWith("{", at)) {
            return new AnswerException(
                    AnswerError.Code.FUSED, at, "A second call stands inside one pair of <tool_call> tags.");
        }
        if (raw.startsWith("\\n", at)) {
            return new AnswerException(
                    AnswerError.Code.LITERAL_NEWLINE,
                    at,
                    "Between a call's tags stands a backslash and an n; a line break was escaped once too often.");
        }
        boolean cut = Tags.CALL_END.startsWith(raw.substring(at, end));
        return new AnswerException(
                cut ? AnswerError.Code.TRUNCATED : AnswerError.Code.UNBALANCED,
                at,
                "A </tool_call> should stand here.");
    }
}
