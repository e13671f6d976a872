package dev.modelgate.dialects.plan;

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

/** Parses <code>[TOOL_CALLS]</code>, a call or a list of calls as JSON, <code>[/TOOL_CALLS]</code>; text may stand around. */
final class PlanLiteralAnswers implements AnswerParser {
    private static final String EOS = "</s>";

    @Override
    public ParsedAnswer parse(String raw, List<ToolDefinition> tools) {
        AnswerBuilder answer = new AnswerBuilder(raw);
        JsonText json = new JsonText(raw);
        int end = raw.endsWith(EOS) ? raw.length() - EOS.length() : raw.length();
        int at = 0;
        while (at < end) {
            int marker = raw.indexOf(PlanTokens.CALLS, at);
            int stray = raw.indexOf(PlanTokens.CALLS_END, at);
            if (stray >= 0 && (marker < 0 || stray < marker)) {
                answer.marked();
                answer.error(
                        AnswerError.Code.UNBALANCED,
                        stray,
                        "There is a [/TOOL_CALLS] without a [TOOL_CALLS] before it.");
            }
            if (marker < 0) {
                break;
            }
            answer.marked();
            answer.text(at, marker);
            at = marker;
            int after = calls(raw, json, marker, end, answer);
            if (after < 0) {
                break;
            }
            at = after;
        }
        answer.text(at, end);
        return answer.build();
    }

    /** Reads the calls at a marker and returns the offset after them, or -1 after noting why they are none. */
    private static int calls(String raw, JsonText json, int marker, int end, AnswerBuilder answer) {
        try {
            CallJson.Scan scan = CallJson.oneOrList(json, marker + PlanTokens.CALLS.length(), end);
            int close = answer.firstNonBlank(scan.end(), end);
            if (!raw.startsWith(PlanTokens.CALLS_END, close)) {
                boolean cut = PlanTokens.CALLS_END.startsWith(raw.substring(close, end));
                throw new AnswerException(
                        cut ? AnswerError.Code.TRUNCATED : AnswerError.Code.UNBALANCED,
                        close,
                        "A [/TOOL_CALLS] should stand here, after the calls.");
            }
            for (ToolCall call : scan.calls()) {
                if (!NameRule.WORD_OR_DASH_64.allows(call.name())) {
                    throw new AnswerException(
                            AnswerError.Code.BAD_NAME,
                            marker,
                            "The function name \"" + call.name() + "\" is not of the form "
                                    + NameRule.WORD_OR_DASH_64.pattern() + ".");
                }
            }
            int after = close + PlanTokens.CALLS_END.length();
            scan.calls().forEach(call -> answer.call(call, marker, after));
            return after;
        } catch (JsonException e) {
            answer.error(e);
        } catch (AnswerException e) {
            answer.error(e);
        }
        return -1;
    }
}
