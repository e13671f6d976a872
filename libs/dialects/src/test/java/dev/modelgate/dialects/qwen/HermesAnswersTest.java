package dev.modelgate.dialects.qwen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.dialects.answer.AnswerError;
import dev.modelgate.dialects.answer.ParsedAnswer;
import dev.modelgate.dialects.answer.ParsedCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HermesAnswersTest {
    private final HermesAnswers parser = new HermesAnswers();

    @Test
    void findsCallsAndTheTextBeforeThem() {
        ParsedAnswer answer = parser.parse(
                "Look.\n<tool_call>\n{\"name\": \"f\", \"arguments\": {\"a\": 9007199254740993}}\n</tool_call>\n"
                        + "<tool_call>{\"name\":\"g\",\"arguments\":{}}</tool_call><|im_end|>");
        assertThat(answer.calls()).extracting(ParsedCall::name).containsExactly("f", "g");
        assertThat(answer.calls().getFirst().arguments().text()).isEqualTo("{\"a\": 9007199254740993}");
        assertThat(answer.text()).isEqualTo("Look.\n");
        assertThat(answer.errors()).isEmpty();
    }

    @Test
    void tagsInsideAStringAreTheStrings() {
        ParsedAnswer answer = parser.parse(
                "<tool_call>{\"name\": \"f\", \"arguments\": {\"a\": \"</tool_call><tool_call>\"}}</tool_call>");
        assertThat(answer.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.arguments().text()).contains("</tool_call><tool_call>"));
        assertThat(answer.errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <tool_call>                                                             | TRUNCATED              | 11
            <tool_call>{"name": "f", "arguments": {"a": "                           | TRUNCATED              | 45
            <tool_call>{"name": "f", "arguments": {}}</tool_c                       | TRUNCATED              | 41
            <tool_call>{"name": "f", "arguments": {}} and                           | UNBALANCED             | 42
            <tool_call>{"name": "f", "arguments": {}}{"name": "g", "arguments": {}}</tool_call> | FUSED      | 41
            <tool_call>{"name": "f", "arguments": {}}\\n</tool_call>                | LITERAL_NEWLINE        | 41
            <tool_call>{"name": "f", "arguments": "x"}</tool_call>                  | ARGUMENTS_NOT_OBJECT   | 38
            <tool_call>{"name": "f"}</tool_call>                                    | MISSING_KEY            | 11
            <tool_call>{"name": "a b", "arguments": {}}</tool_call>                 | BAD_NAME               | 0
            <tool_call>{"name": "f", "arguments": {"a": 1, "a": 2}}</tool_call>     | DUPLICATE_KEY          | 47
            done</tool_call>                                                        | UNBALANCED             | 4
            """)
    void whatIsNoWholeCallIsAnErrorWithItsPlace(String raw, AnswerError.Code code, int at) {
        ParsedAnswer answer = parser.parse(raw);
        assertThat(answer.calls()).isEmpty();
        assertThat(answer.marked()).isTrue();
        assertThat(answer.text()).isEqualTo(raw);
        assertThat(answer.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.at()).isEqualTo(at);
        });
    }
}
