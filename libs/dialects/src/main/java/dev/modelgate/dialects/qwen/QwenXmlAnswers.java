package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.answer.AnswerBuilder;
import dev.modelgate.dialects.answer.AnswerError;
import dev.modelgate.dialects.answer.AnswerException;
import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.answer.ParsedAnswer;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import java.util.List;

/** Parses answers of Qwen3-Coder. After a broken call nothing more is read: what follows might stand inside its value. */
final class QwenXmlAnswers implements AnswerParser {
    private static final List<String> STRAY =
            List.of(Tags.CALL_END, Tags.FUNCTION, Tags.FUNCTION_END, Tags.PARAMETER, Tags.PARAMETER_END);

    @Override
    public ParsedAnswer parse(String raw, List<ToolDefinition> tools) {
        AnswerBuilder answer = new AnswerBuilder(raw);
        int end = Tags.answerEnd(raw);
        int at = 0;
        while (at < end) {
            int marker = Tags.indexOf(Tags.CALL, raw, at);
            int textEnd = marker < 0 || marker >= end ? end : marker;
            stray(raw, at, textEnd, answer);
            answer.text(at, textEnd);
            at = textEnd;
            if (at == end) {
                break;
            }
            answer.marked();
            XmlScanner scanner = new XmlScanner(raw, at + Tags.CALL.length(), end, tools);
            try {
                ToolCall call = scanner.call();
                answer.call(call, at, scanner.at());
                at = scanner.at();
            } catch (AnswerException e) {
                answer.error(e);
                answer.text(at, end);
                break;
            }
        }
        return answer.build();
    }

    private static void stray(String raw, int start, int end, AnswerBuilder answer) {
        int i = raw.indexOf('<', start);
        while (i >= 0 && i < end) {
            for (String tag : STRAY) {
                if (raw.startsWith(tag, i)) {
                    if (!tag.equals(Tags.PARAMETER) && !tag.equals(Tags.PARAMETER_END)) {
                        answer.marked();
                    }
                    answer.error(AnswerError.Code.UNBALANCED, i, tag + " stands outside of a <tool_call>.");
                    return;
                }
            }
            i = raw.indexOf('<', i + 1);
        }
    }
}
