package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.answer.AnswerBuilder;
import dev.modelgate.dialects.answer.AnswerError;
import dev.modelgate.dialects.answer.AnswerException;
import dev.modelgate.dialects.answer.ArgumentSchema;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.dialect.NameRule;
import dev.modelgate.dialects.json.JsonObjectBuilder;
import java.util.List;

/**
 * Reads one call of Qwen3-Coder at a time. Nothing in it is escaped, so its structure is found by scanning: a value ends
 * at the first <code>&lt;/parameter&gt;</code> that is followed by white space and the next
 * <code>&lt;parameter=</code> or <code>&lt;/function&gt;</code>. One line break belongs to the tags on each side of a
 * value; everything else is the value's.
 */
final class XmlScanner {
    private final String text;
    private final int end;
    private final List<ToolDefinition> tools;
    private int at;

    /**
     * @param at the offset after a <code>&lt;tool_call&gt;</code>
     * @param end the offset where the text ends
     */
    XmlScanner(String text, int at, int end, List<ToolDefinition> tools) {
        this.text = text;
        this.at = at;
        this.end = end;
        this.tools = tools;
    }

    /** The offset after what was read. */
    int at() {
        return at;
    }

    /** Reads up to and with the closing tag of the call. */
    ToolCall call() throws AnswerException {
        int opened = at - Tags.CALL.length();
        skipBlanks();
        if (!accept(Tags.FUNCTION)) {
            throw noFunction(opened);
        }
        String name = tagName("function");
        JsonObjectBuilder arguments = new JsonObjectBuilder();
        ArgumentSchema schema = ArgumentSchema.of(name, tools);
        skipBlanks();
        while (accept(Tags.PARAMETER)) {
            int parameterAt = at;
            String parameter = tagName("parameter");
            String value = value(parameter);
            if (arguments.has(parameter)) {
                throw new AnswerException(
                        AnswerError.Code.DUPLICATE_PARAMETER,
                        parameterAt,
                        "The parameter \"" + parameter + "\" is given twice in one call.");
            }
            schema.add(arguments, parameter, value);
            skipBlanks();
        }
        expect(Tags.FUNCTION_END, "A <parameter=…> or </function>");
        skipBlanks();
        if (text.startsWith(Tags.FUNCTION, at)) {
            throw new AnswerException(
                    AnswerError.Code.FUSED, at, "A second function stands inside one pair of <tool_call> tags.");
        }
        expect(Tags.CALL_END, "A </tool_call>");
        return new ToolCall(name, arguments.build());
    }

    private String value(String parameter) throws AnswerException {
        int start = at;
        int close = closing(start);
        if (close < 0) {
            throw new AnswerException(
                    truncated(start) ? AnswerError.Code.TRUNCATED : AnswerError.Code.UNBALANCED,
                    start,
                    "The value of \"" + parameter
                            + "\" has no end: a </parameter> followed by the next <parameter=…> or </function>.");
        }
        int nested = XmlValues.structure(text, start, close);
        if (nested >= 0) {
            throw new AnswerException(
                    AnswerError.Code.NESTED,
                    nested,
                    "The value of \"" + parameter
                            + "\" holds a call's tags, so where it ends can be read in two ways.");
        }
        at = close + Tags.PARAMETER_END.length();
        int from = start;
        int to = close;
        if (from < to && text.charAt(from) == '\n') {
            from++;
        }
        if (from < to && text.charAt(to - 1) == '\n') {
            to--;
        }
        return text.substring(from, to);
    }

    private int closing(int start) {
        int close = Tags.indexOf(Tags.PARAMETER_END, text, start);
        while (close >= 0 && close < end) {
            if (XmlValues.endsHere(text, close + Tags.PARAMETER_END.length(), end)) {
                return close;
            }
            close = Tags.indexOf(Tags.PARAMETER_END, text, close + 1);
        }
        return -1;
    }

    /** Whether the text simply stops: no tag that closes a call stands after the place. */
    private boolean truncated(int from) {
        int close = Tags.indexOf(Tags.CALL_END, text, from);
        int function = Tags.indexOf(Tags.FUNCTION_END, text, from);
        return (close < 0 || close >= end) && (function < 0 || function >= end);
    }

    private String tagName(String kind) throws AnswerException {
        int start = at;
        while (at < end && text.charAt(at) != '>' && text.charAt(at) != '<' && text.charAt(at) != '\n') {
            at++;
        }
        if (at >= end) {
            throw new AnswerException(
                    AnswerError.Code.TRUNCATED, start, "The text ends inside a <" + kind + "=…> tag.");
        }
        String name = text.substring(start, at);
        if (text.charAt(at) != '>') {
            throw new AnswerException(AnswerError.Code.UNBALANCED, start, "A <" + kind + "=…> tag has no end.");
        }
        if (kind.equals("function") ? !NameRule.WORD_DASH_DOT_128.allows(name) : name.isBlank()) {
            throw new AnswerException(
                    AnswerError.Code.BAD_NAME,
                    start,
                    kind.equals("function")
                            ? "The function name \"" + name + "\" is not of the form "
                                    + NameRule.WORD_DASH_DOT_128.pattern() + "."
                            : "A parameter has no name.");
        }
        at++;
        return name;
    }

    private AnswerException noFunction(int opened) {
        if (at >= end || Tags.FUNCTION.startsWith(text.substring(at, end))) {
            return new AnswerException(AnswerError.Code.TRUNCATED, at, "The text ends inside a call.");
        }
        if (text.startsWith("\\n", at)) {
            return literalNewline();
        }
        if (text.startsWith(Tags.CALL, at)) {
            return new AnswerException(AnswerError.Code.NESTED, at, "A <tool_call> stands directly inside another.");
        }
        return new AnswerException(
                AnswerError.Code.CALL_WITHOUT_FUNCTION, opened, "A <tool_call> holds no <function=…>.");
    }

    private void expect(String tag, String wanted) throws AnswerException {
        if (accept(tag)) {
            return;
        }
        if (text.startsWith("\\n", at) && at < end) {
            throw literalNewline();
        }
        boolean cut = tag.startsWith(text.substring(at, end));
        throw new AnswerException(
                cut ? AnswerError.Code.TRUNCATED : AnswerError.Code.UNBALANCED, at, wanted + " should stand here.");
    }

    private AnswerException literalNewline() {
        return new AnswerException(
                AnswerError.Code.LITERAL_NEWLINE,
                at,
                "Between a call's tags stands a backslash and an n; a line break was escaped once too often.");
    }

    private boolean accept(String tag) {
        if (at + tag.length() <= end && text.startsWith(tag, at)) {
            at += tag.length();
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < end && AnswerBuilder.isBlank(text.charAt(at))) {
            at++;
        }
    }
}
