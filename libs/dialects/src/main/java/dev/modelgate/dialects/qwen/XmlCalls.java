package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.answer.ArgumentSchema;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.JsonMember;
import dev.modelgate.dialects.json.Utf8Builder;
import java.util.List;
import java.util.Optional;

/**
 * Calls as Qwen3-Coder's template writes them. Values that are no strings are written as JSON, as Qwen's later templates of
 * this format do; the first one writes Python's <code>True</code> and <code>None</code>, which no parser reads back.
 */
final class XmlCalls implements CallFormat {
    private static final String SEPARATOR = "\n\n";

    private final AnswerParser answers = new QwenXmlAnswers();

    @Override
    public AnswerParser answers() {
        return answers;
    }

    @Override
    public String separator() {
        return SEPARATOR;
    }

    /** Rows that were not made by the template often have one line break only. */
    @Override
    public String withoutSeparator(String text) {
        if (text.endsWith(SEPARATOR)) {
            return text.substring(0, text.length() - SEPARATOR.length());
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public boolean stripsTextBesideCalls() {
        return true;
    }

    @Override
    public boolean breaksAfterLastResult() {
        return true;
    }

    @Override
    public void check(ToolCall call, List<ToolDefinition> tools, int place, RowFindings findings) {
        ArgumentSchema schema = ArgumentSchema.of(call.name(), tools);
        for (JsonMember argument : call.arguments().members()) {
            if (!isTagName(argument.key())) {
                findings.add(
                        FindingCode.TARGET_CANNOT_SAY,
                        place,
                        "The target dialect cannot hold a parameter named \"" + argument.key() + "\".");
            } else if (!XmlValues.canHold(argument.text())) {
                findings.add(
                        FindingCode.TARGET_CANNOT_SAY,
                        place,
                        "The argument \"" + argument.key()
                                + "\" holds a call's tags, which the target dialect would read as its own.");
            } else if (losesType(argument, schema)) {
                findings.add(
                        FindingCode.TYPE_LOST,
                        place,
                        "The argument \"" + argument.key() + "\" of " + call.name()
                                + " will be read back as another type: the target's text has no types, and no schema says it.");
            }
        }
    }

    @Override
    public void system(Optional<String> text, List<ToolDefinition> tools, Utf8Builder out) {
        if (tools.isEmpty()) {
            text.ifPresent(out::append);
        } else {
            XmlTools.write(text, tools, out);
        }
    }

    @Override
    public void call(ToolCall call, Utf8Builder out) {
        out.append(Tags.CALL)
                .append('\n')
                .append(Tags.FUNCTION)
                .append(call.name())
                .append(">\n");
        for (JsonMember argument : call.arguments().members()) {
            out.append(Tags.PARAMETER).append(argument.key()).append(">\n");
            out.append(argument.text());
            out.append('\n').append(Tags.PARAMETER_END).append('\n');
        }
        out.append(Tags.FUNCTION_END).append('\n').append(Tags.CALL_END);
    }

    private static boolean isTagName(String key) {
        return !key.isBlank() && key.indexOf('<') < 0 && key.indexOf('>') < 0 && key.indexOf('\n') < 0;
    }

    private static boolean losesType(JsonMember argument, ArgumentSchema schema) {
        return argument.type() == JsonMember.Type.STRING
                ? !schema.keepsString(argument.key(), argument.text())
                : !schema.restores(argument.key(), argument.text());
    }
}
