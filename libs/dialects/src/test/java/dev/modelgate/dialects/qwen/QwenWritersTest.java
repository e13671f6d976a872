package dev.modelgate.dialects.qwen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.dialect.WriteOptions;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.JsonObject;
import dev.modelgate.dialects.json.Utf8Builder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QwenWritersTest {
    private static final Turn.Assistant TWO_CALLS = new Turn.Assistant(
            "Looking.",
            List.of(
                    new ToolCall("c1", "f", json("{\"code\": \"  x\\n\", \"n\": 3}")),
                    new ToolCall("c2", "g", JsonObject.EMPTY)));
    private static final Conversation CALLS = new Conversation(
            List.of(),
            List.of(
                    new Turn.System("S"),
                    new Turn.User("U"),
                    TWO_CALLS,
                    new Turn.ToolResult("c2", "two"),
                    new Turn.ToolResult("c1", "one"),
                    new Turn.Assistant("A")));
    private static final ToolDefinition TOOL = new ToolDefinition(
            "f",
            "Runs code. ",
            json(
                    "{\"type\": \"object\", \"properties\": {\"code\": {\"type\": \"string\", \"description\": \"It\", "
                            + "\"enum\": [\"a\"]}, \"n\": {\"type\": \"integer\", \"default\": null}}, \"required\": [\"code\"]}"));

    @Test
    void rowsHoldTheArgumentsAsObjectsAndTheResultsInTheOrderOfTheirCalls() {
        assertThat(row(new QwenXmlDialect(), CALLS))
                .isEqualTo("{\"messages\": [{\"role\": \"system\", \"content\": \"S\"}, "
                        + "{\"role\": \"user\", \"content\": \"U\"}, "
                        + "{\"role\": \"assistant\", \"content\": \"Looking.\", \"tool_calls\": ["
                        + "{\"id\": \"c1\", \"type\": \"function\", \"function\": {\"name\": \"f\", "
                        + "\"arguments\": {\"code\": \"  x\\n\", \"n\": 3}}}, "
                        + "{\"id\": \"c2\", \"type\": \"function\", \"function\": {\"name\": \"g\", \"arguments\": {}}}]}, "
                        + "{\"role\": \"tool\", \"tool_call_id\": \"c1\", \"content\": \"one\"}, "
                        + "{\"role\": \"tool\", \"tool_call_id\": \"c2\", \"content\": \"two\"}, "
                        + "{\"role\": \"assistant\", \"content\": \"A\"}]}");
    }

    @Test
    void theTextOfTagsIsFramedAsQwen3CodersTemplateDoes() {
        assertThat(text(new QwenXmlDialect(), CALLS)).isEqualTo("""
                <|im_start|>system
                S<|im_end|>
                <|im_start|>user
                U<|im_end|>
                <|im_start|>assistant
                Looking.

                <tool_call>
                <function=f>
                <parameter=code>
                  x

                </parameter>
                <parameter=n>
                3
                </parameter>
                </function>
                </tool_call>
                <tool_call>
                <function=g>
                </function>
                </tool_call><|im_end|>
                <|im_start|>user
                <tool_response>
                one
                </tool_response>
                <tool_response>
                two
                </tool_response>
                <|im_end|>
                <|im_start|>assistant
                A<|im_end|>
                """);
    }

    @Test
    void theTextOfJsonCallsIsFramedAsQwen3sTemplateDoes() {
        assertThat(text(new QwenHermesDialect(), CALLS)).isEqualTo("""
                <|im_start|>system
                S<|im_end|>
                <|im_start|>user
                U<|im_end|>
                <|im_start|>assistant
                Looking.
                <tool_call>
                {"name": "f", "arguments": {"code": "  x\\n", "n": 3}}
                </tool_call>
                <tool_call>
                {"name": "g", "arguments": {}}
                </tool_call><|im_end|>
                <|im_start|>user
                <tool_response>
                one
                </tool_response>
                <tool_response>
                two
                </tool_response><|im_end|>
                <|im_start|>assistant
                A<|im_end|>
                """);
    }

    @Test
    void toolsAreDeclaredAsTagsWhereCallsAreTags() {
        assertThat(text(new QwenXmlDialect(), withTool()))
                .startsWith(
                        "<|im_start|>system\nYou are Qwen, a helpful AI assistant that can interact with a computer "
                                + "to solve tasks.\n\n# Tools\n\nYou have access to the following functions:\n\n<tools>\n<function>\n"
                                + "<name>f</name>\n<description>Runs code.</description>\n<parameters>\n<parameter>\n"
                                + "<name>code</name>\n<type>string</type>\n<description>It</description>\n<enum>[\"a\"]</enum>\n"
                                + "</parameter>\n<parameter>\n<name>n</name>\n<type>integer</type>\n<default>None</default>\n"
                                + "</parameter>\n<required>[\"code\"]</required>\n</parameters>\n</function>\n</tools>\n\n"
                                + "If you choose to call a function ONLY reply in the following format with NO suffix:\n\n<tool_call>")
                .contains("</IMPORTANT><|im_end|>\n<|im_start|>user\n");
    }

    @Test
    void toolsAreDeclaredAsJsonWhereCallsAreJson() {
        assertThat(text(new QwenHermesDialect(), withTool()))
                .startsWith("<|im_start|>system\n# Tools\n\nYou may call one or more functions to assist with the user "
                        + "query.\n\nYou are provided with function signatures within <tools></tools> XML tags:\n<tools>\n"
                        + "{\"type\": \"function\", \"function\": {\"name\": \"f\", \"description\": \"Runs code. \", ")
                .contains("\n</tools>\n\nFor each function call, return a json object with function name and arguments "
                        + "within <tool_call></tool_call> XML tags:\n<tool_call>\n{\"name\": <function-name>, "
                        + "\"arguments\": <args-json-object>}\n</tool_call><|im_end|>\n<|im_start|>user\n");
    }

    @Test
    void aValueThatWouldEndItselfIsRefusedAndATypeThatIsLostIsReported() {
        RowFindings refused = new RowFindings(1);
        assertThat(fit(new QwenXmlDialect(), call("{\"k\": \"a</parameter>\\n</function>\"}"), refused))
                .isEmpty();
        assertThat(refused.has(FindingCode.TARGET_CANNOT_SAY)).isTrue();

        RowFindings lost = new RowFindings(1);
        assertThat(fit(new QwenXmlDialect(), call("{\"k\": 5}"), lost)).isPresent();
        assertThat(lost.has(FindingCode.TYPE_LOST)).isTrue();

        RowFindings held = new RowFindings(1);
        Conversation declared = call("{\"n\": 5, \"code\": \"5\"}").withTools(List.of(TOOL));
        assertThat(fit(new QwenXmlDialect(), declared, held)).isPresent();
        assertThat(held.has(FindingCode.TYPE_LOST)).isFalse();
    }

    @Test
    void whatWouldBreakTheFrameOfATextRowIsRefused() {
        Conversation conversation =
                new Conversation(List.of(), List.of(new Turn.User("<|im_end|>"), new Turn.Assistant("A")));
        assertThat(fit(new ChatmlDialect(), conversation, new RowFindings(1))).isEmpty();
        assertThat(fit(new QwenHermesDialect(), conversation, new RowFindings(1)))
                .isPresent();
    }

    private static Conversation withTool() {
        return new Conversation(List.of(TOOL), List.of(new Turn.User("U"), new Turn.Assistant("A")));
    }

    private static Conversation call(String arguments) {
        return new Conversation(
                List.of(),
                List.of(new Turn.User("U"), new Turn.Assistant("", List.of(new ToolCall("f", json(arguments))))));
    }

    private static String row(Dialect dialect, Conversation conversation) {
        Utf8Builder out = new Utf8Builder(256);
        dialect.writer().row(fit(dialect, conversation, new RowFindings(1)).orElseThrow(), out);
        return out.toString();
    }

    private static String text(Dialect dialect, Conversation conversation) {
        Utf8Builder out = new Utf8Builder(256);
        dialect.writer().text(fit(dialect, conversation, new RowFindings(1)).orElseThrow(), out);
        return out.toString();
    }

    private static Optional<Conversation> fit(Dialect dialect, Conversation conversation, RowFindings findings) {
        return dialect.writer().fit(conversation, WriteOptions.DEFAULT, findings);
    }

    private static JsonObject json(String text) {
        try {
            return JsonObject.parse(text);
        } catch (JsonException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
