package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.Utf8Builder;
import java.util.List;
import java.util.Optional;

/** Calls as JSON, as the templates of Qwen2.5 and Qwen3 write them after NousResearch's Hermes. */
final class HermesCalls implements CallFormat {
    private static final String SEPARATOR = "\n";

    private final AnswerParser answers = new HermesAnswers();

    @Override
    public AnswerParser answers() {
        return answers;
    }

    @Override
    public String separator() {
        return SEPARATOR;
    }

    @Override
    public String withoutSeparator(String text) {
        return text.endsWith(SEPARATOR) ? text.substring(0, text.length() - SEPARATOR.length()) : text;
    }

    @Override
    public boolean stripsTextBesideCalls() {
        return false;
    }

    @Override
    public boolean breaksAfterLastResult() {
        return false;
    }

    @Override
    public void check(ToolCall call, List<ToolDefinition> tools, int place, RowFindings findings) {
        // JSON holds every argument.
    }

    @Override
    public void system(Optional<String> text, List<ToolDefinition> tools, Utf8Builder out) {
        text.ifPresent(out::append);
        if (!tools.isEmpty()) {
            HermesTools.write(text.isPresent(), tools, out);
        }
    }

    @Override
    public void call(ToolCall call, Utf8Builder out) {
        out.append(Tags.CALL).append("\n{\"name\": ");
        out.quoted(call.name());
        out.append(", \"arguments\": ").append(call.arguments().text()).append("}\n");
        out.append(Tags.CALL_END);
    }
}
