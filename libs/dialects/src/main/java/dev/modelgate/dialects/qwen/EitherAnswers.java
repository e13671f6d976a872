package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.answer.AnswerBuilder;
import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.answer.ParsedAnswer;
import dev.modelgate.dialects.conversation.ToolDefinition;
import java.util.List;

/** Parses answers whose first call tells its format: JSON or tags stand after its <code>&lt;tool_call&gt;</code>. */
final class EitherAnswers implements AnswerParser {
    private final CallFormat hermes;
    private final CallFormat xml;

    EitherAnswers(CallFormat hermes, CallFormat xml) {
        this.hermes = hermes;
        this.xml = xml;
    }

    @Override
    public ParsedAnswer parse(String raw, List<ToolDefinition> tools) {
        return format(raw).answers().parse(raw, tools);
    }

    CallFormat format(String answer) {
        return holdsTags(answer) ? xml : hermes;
    }

    /** Whether an answer holds calls as tags. */
    static boolean holdsTags(String answer) {
        int marker = answer.indexOf(Tags.CALL);
        return marker < 0 ? answer.contains(Tags.FUNCTION) : !startsJson(answer, marker + Tags.CALL.length());
    }

    /** Whether an answer holds calls as JSON. */
    static boolean holdsJson(String answer) {
        int marker = answer.indexOf(Tags.CALL);
        return marker >= 0 && startsJson(answer, marker + Tags.CALL.length());
    }

    private static boolean startsJson(String answer, int after) {
        int i = after;
        while (i < answer.length() && AnswerBuilder.isBlank(answer.charAt(i))) {
            i++;
        }
        return answer.startsWith("{", i);
    }
}
