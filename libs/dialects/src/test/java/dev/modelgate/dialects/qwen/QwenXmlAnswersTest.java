package dev.modelgate.dialects.qwen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.dialects.answer.AnswerError;
import dev.modelgate.dialects.answer.AnswerError.Code;
import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.answer.ParsedAnswer;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QwenXmlAnswersTest {
    private final AnswerParser parser = new QwenXmlDialect().answers();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tool_call>\n<function=f>\n<parameter=k>\nv\n</parameter>\n</function>\n</tool_call><|im_end|>",
                "<tool_call><function=f>\n<parameter=k>\nv\n</parameter>\n</function></tool_call>",
                "<tool_call><function=f><parameter=k>v</parameter></function></tool_call>",
            })
    void readsACallWhateverTheLineBreaks(String raw) {
        ParsedAnswer answer = parser.parse(raw);
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.text()).isEmpty();
        assertThat(answer.calls()).singleElement().satisfies(call -> {
            assertThat(call.name()).isEqualTo("f");
            assertThat(call.arguments().text()).isEqualTo("{\"k\": \"v\"}");
        });
    }

    @Test
    void takesExactlyOneLineBreakFromEachSideOfAValue() {
        ParsedAnswer answer = parser.parse(call("\n\n    if x:\n\tpass \n\n"));
        assertThat(value(answer)).isEqualTo("\n    if x:\n\tpass \n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "print('</parameter>')",
                "a</parameter> b",
                "&lt;not unescaped&gt; \\n \\u00e9",
                "print('<tool_call>')",
                "x = '</function>' + '</tool_call>'",
                "[TOOL_CALLS]f[ARGS]{} <|im_end|>",
                "</parameter>",
            })
    void keepsValuesToTheByte(String value) {
        ParsedAnswer answer = parser.parse(call("\n" + value + "\n"));
        assertThat(answer.errors()).isEmpty();
        assertThat(value(answer)).isEqualTo(value);
    }

    @Test
    void givesArgumentsTheTypesOfTheSchemaWhereTheirTextAllowsIt() throws Exception {
        ToolDefinition tool = new ToolDefinition("f", "", JsonObject.parse("""
                {"type": "object", "properties": {"n": {"type": "integer"}, "x": {"type": "number"}, "s": {"type": "string"},
                 "b": {"type": "boolean"}, "o": {"type": "object"}, "l": {"type": "array"}, "m": {"type": "integer"},
                 "c": {"type": "boolean"}}}"""));
        ParsedAnswer answer = parser.parse(
                "<tool_call><function=f><parameter=n>5</parameter><parameter=x>1.50</parameter>"
                        + "<parameter=s>5</parameter><parameter=b>true</parameter><parameter=o>{\"a\":1}</parameter>"
                        + "<parameter=l>[1,2]</parameter><parameter=m>5.0</parameter><parameter=c>True</parameter>"
                        + "<parameter=u>7</parameter></function></tool_call>",
                List.of(tool));
        assertThat(answer.calls().getFirst().arguments().text())
                .isEqualTo("{\"n\": 5, \"x\": 1.50, \"s\": \"5\", \"b\": true, \"o\": {\"a\": 1}, \"l\": [1, 2], "
                        + "\"m\": \"5.0\", \"c\": \"True\", \"u\": \"7\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <tool_call>                                               | TRUNCATED
                    <tool_call><func                                          | TRUNCATED
                    <tool_call><function=f                                    | TRUNCATED
                    <tool_call><function=f>                                   | TRUNCATED
                    <tool_call><function=f><parameter=k>v                     | TRUNCATED
                    <tool_call><function=f><parameter=k>v</parameter>         | TRUNCATED
                    <tool_call><function=f></function>                        | TRUNCATED
                    <tool_call><function=f></function></tool                  | TRUNCATED
                    <tool_call>print(1)</tool_call>                           | CALL_WITHOUT_FUNCTION
                    <tool_call>{"name": "f", "arguments": {}}</tool_call>     | CALL_WITHOUT_FUNCTION
                    <tool_call>\\n<function=f>\\n</function></tool_call>      | LITERAL_NEWLINE
                    <tool_call><tool_call><function=f></function></tool_call> | NESTED
                    <tool_call><function=f></function><function=g></function></tool_call> | FUSED
                    <tool_call><function=f><parameter=k>v</function></tool_call>          | UNBALANCED
                    <tool_call><function=f><parameter=k>v<parameter=l>w</parameter></function></tool_call> | NESTED
                    <tool_call><function=f><parameter=k>1</parameter><parameter=k>2</parameter></function></tool_call> | DUPLICATE_PARAMETER
                    <tool_call><function=></function></tool_call>             | BAD_NAME
                    <function=f></function>                                   | UNBALANCED
                    Text </tool_call>                                         | UNBALANCED
                    """)
    void reportsWhatIsNoCall(String raw, Code code) {
        ParsedAnswer answer = parser.parse(raw);
        assertThat(answer.calls()).isEmpty();
        assertThat(answer.direct()).isFalse();
        assertThat(answer.errors()).extracting(AnswerError::code).containsExactly(code);
        assertThat(answer.text()).isEqualTo(raw);
    }

    @Test
    void readsTextBeforeBetweenAndAfterCalls() {
        String f = "<tool_call><function=f></function></tool_call>";
        ParsedAnswer answer = parser.parse("Let me.\n\n" + f + "\n" + f + " then");
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.calls()).hasSize(2);
        assertThat(answer.texts()).extracting(part -> part.text()).containsExactly("Let me.\n\n", " then");
    }

    private static String call(String value) {
        return "<tool_call><function=execute_code><parameter=code>" + value + "</parameter>\n</function></tool_call>";
    }

    private static String value(ParsedAnswer answer) {
        return answer.calls().getFirst().arguments().tree().get("code").asText();
    }
}
