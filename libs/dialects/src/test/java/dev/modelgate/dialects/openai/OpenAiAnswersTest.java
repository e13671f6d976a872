package dev.modelgate.dialects.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.dialects.answer.AnswerError;
import dev.modelgate.dialects.answer.ParsedAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiAnswersTest {
    private final OpenAiAnswers parser = new OpenAiAnswers();

    @Test
    void findsTheCallsOfAMessage() {
        ParsedAnswer answer = parser.parse(
                "{\"role\": \"assistant\", \"content\": \"Look.\", \"tool_calls\": [{\"id\": \"call_1\", \"type\": \"function\","
                        + " \"function\": {\"name\": \"f\", \"arguments\": \"{\\\"a\\\":1.50}\"}}]}");
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.text()).isEqualTo("Look.");
        assertThat(answer.calls()).singleElement().satisfies(call -> {
            assertThat(call.call().id()).isEqualTo("call_1");
            assertThat(call.name()).isEqualTo("f");
            assertThat(call.arguments().text()).isEqualTo("{\"a\": 1.50}");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello                       | Hello
            {"answer": 42}              | {"answer": 42}
            See "tool_calls" for more   | See "tool_calls" for more
            """)
    void anythingElseIsADirectAnswer(String raw, String text) {
        assertThat(parser.parse(raw).text()).isEqualTo(text);
        assertThat(parser.parse(raw).direct()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"tool_calls": [{"function": {"name": "f", "argum                        | TRUNCATED              | 49
            {"tool_calls": [{"id": "a"}]}                                            | CALL_WITHOUT_FUNCTION  | 16
            {"tool_calls": [{"function": {"name": "f", "arguments": "x"}}]}          | BAD_JSON               | 56
            {"tool_calls": [{"function": {"name": "f", "arguments": "[]"}}]}         | ARGUMENTS_NOT_OBJECT   | 56
            {"tool_calls": [{"function": {"name": "f.g", "arguments": "{}"}}]}       | BAD_NAME               | 16
            {"tool_calls": [7]}                                                      | UNPARSABLE             | 16
            """)
    void aMessageThatIsNotWholeIsAnErrorWithItsPlace(String raw, AnswerError.Code code, int at) {
        ParsedAnswer answer = parser.parse(raw);
        assertThat(answer.calls()).isEmpty();
        assertThat(answer.text()).isEqualTo(raw);
        assertThat(answer.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.at()).isEqualTo(at);
        });
    }
}
