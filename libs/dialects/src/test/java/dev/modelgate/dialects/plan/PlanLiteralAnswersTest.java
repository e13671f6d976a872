package dev.modelgate.dialects.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.dialects.answer.AnswerError;
import dev.modelgate.dialects.answer.AnswerError.Code;
import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.answer.ParsedAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanLiteralAnswersTest {
    private final AnswerParser parser = new PlanLiteralDialect().answers();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[TOOL_CALLS][{\"name\": \"f\", \"arguments\": {\"a\": 1}}][/TOOL_CALLS]",
                "[TOOL_CALLS]{\"name\": \"f\", \"arguments\": {\"a\": 1}}[/TOOL_CALLS]</s>",
                "[TOOL_CALLS] {\"arguments\":{\"a\":1},\"name\":\"f\",\"id\":\"abcdef001\"} \n[/TOOL_CALLS]\n",
            })
    void readsAnObjectOrAList(String raw) {
        ParsedAnswer answer = parser.parse(raw);
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.text()).isEmpty();
        assertThat(answer.calls()).singleElement().satisfies(call -> {
            assertThat(call.name()).isEqualTo("f");
            assertThat(call.arguments().text()).isEqualTo("{\"a\": 1}");
        });
    }

    @Test
    void readsTextAroundCalls() {
        ParsedAnswer answer = parser.parse("A[TOOL_CALLS]{\"name\": \"f\", \"arguments\": {}}[/TOOL_CALLS]B");
        assertThat(answer.calls()).hasSize(1);
        assertThat(answer.texts()).extracting(part -> part.text() + part.at()).containsExactly("A0", "B56");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [TOOL_CALLS]                                        | TRUNCATED            | 12
                    [TOOL_CALLS]{"name": "f", "arguments": {}}          | TRUNCATED            | 42
                    [TOOL_CALLS]{"name": "f", "arguments": {}}[/TOOL    | TRUNCATED            | 42
                    [TOOL_CALLS]{"name": "f", "arguments": {}} then     | UNBALANCED           | 43
                    [TOOL_CALLS]{"name": "f", "arguments": "{}"}[/TOOL_CALLS] | ARGUMENTS_NOT_OBJECT | 39
                    [TOOL_CALLS]{"name": "f", "parameters": {}}[/TOOL_CALLS]  | UNKNOWN_KEY    | 26
                    [TOOL_CALLS]{"name": "f"}[/TOOL_CALLS]              | MISSING_KEY          | 12
                    [TOOL_CALLS]{"name": 1, "arguments": {}}[/TOOL_CALLS] | UNPARSABLE         | 21
                    [TOOL_CALLS]{"name": "f", "name": "g", "arguments": {}}[/TOOL_CALLS] | DUPLICATE_KEY | 26
                    [TOOL_CALLS]{"name": "a b", "arguments": {}}[/TOOL_CALLS] | BAD_NAME       | 0
                    [TOOL_CALLS][][/TOOL_CALLS]                         | UNPARSABLE           | 12
                    [TOOL_CALLS]f[ARGS]{}                               | BAD_JSON             | 12
                    a [/TOOL_CALLS] b                                   | UNBALANCED           | 2
                    """)
    void reportsWhatIsNoCallWithItsPlace(String raw, Code code, int at) {
        ParsedAnswer answer = parser.parse(raw);
        assertThat(answer.calls()).isEmpty();
        assertThat(answer.direct()).isFalse();
        assertThat(answer.errors()).extracting(AnswerError::code).containsExactly(code);
        assertThat(answer.errors().getFirst().at()).isEqualTo(at);
    }

    @Test
    void anAnswerWithoutAMarkerIsDirect() {
        assertThat(parser.parse("Hello").direct()).isTrue();
    }
}
