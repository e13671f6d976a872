package dev.modelgate.dialects.mistral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.dialects.answer.AnswerError;
import dev.modelgate.dialects.answer.AnswerError.Code;
import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.answer.ParsedAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MistralV13AnswersTest {
    private final AnswerParser parser = MistralDialect.v13().answers();

    @Test
    void readsACallWithTextBeforeIt() {
        ParsedAnswer answer = parser.parse("Reading.[TOOL_CALLS]read_file[ARGS]{\"path\": \"é.py\"}</s>");
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.text()).isEqualTo("Reading.");
        assertThat(answer.direct()).isFalse();
        assertThat(answer.calls()).singleElement().satisfies(call -> {
            assertThat(call.name()).isEqualTo("read_file");
            assertThat(call.arguments().text()).isEqualTo("{\"path\": \"é.py\"}");
            assertThat(call.start()).isEqualTo(8);
            assertThat(call.end()).isEqualTo(51);
        });
    }

    @Test
    void readsParallelCallsInTheirOrder() {
        ParsedAnswer answer = parser.parse("[TOOL_CALLS]a[ARGS]{}[TOOL_CALLS]b-2[ARGS]{\"n\":9007199254740993}");
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.calls()).extracting(call -> call.name()).containsExactly("a", "b-2");
        assertThat(answer.calls().get(1).arguments().text()).isEqualTo("{\"n\": 9007199254740993}");
    }

    @Test
    void takesAMarkerInsideAStringForText() {
        ParsedAnswer answer = parser.parse("[TOOL_CALLS]a[ARGS]{\"s\": \"x[TOOL_CALLS]b[ARGS]{}\"}");
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.calls())
                .singleElement()
                .satisfies(call ->
                        assertThat(call.arguments().tree().get("s").asText()).isEqualTo("x[TOOL_CALLS]b[ARGS]{}"));
    }

    @Test
    void anAnswerWithoutAMarkerIsDirect() {
        ParsedAnswer answer = parser.parse("A decorator wraps a function.</s>");
        assertThat(answer.direct()).isTrue();
        assertThat(answer.text()).isEqualTo("A decorator wraps a function.");
        assertThat(parser.parse("").direct()).isTrue();
    }

    @Test
    void proseThatMentionsTheMarkerIsAnErrorAndNoCall() {
        ParsedAnswer answer = parser.parse("Write [TOOL_CALLS] and then the name.");
        assertThat(answer.calls()).isEmpty();
        assertThat(answer.direct()).isFalse();
        assertThat(answer.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(Code.UNPARSABLE);
            assertThat(error.at()).isEqualTo(6);
        });
        assertThat(answer.text()).isEqualTo("Write [TOOL_CALLS] and then the name.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [TOOL_CALLS]                            | TRUNCATED            | 12
                    [TOOL_CALLS]read                        | TRUNCATED            | 16
                    [TOOL_CALLS]read[AR                     | TRUNCATED            | 19
                    [TOOL_CALLS]read[ARGS]                  | TRUNCATED            | 22
                    [TOOL_CALLS]read[ARGS]</s>              | TRUNCATED            | 22
                    [TOOL_CALLS]read[ARGS]{"a": 1           | TRUNCATED            | 29
                    [TOOL_CALLS]read[ARGS]{"a": "x          | TRUNCATED            | 30
                    [TOOL_CALLS]read[ARGS]{a: 1}            | BAD_JSON             | 23
                    [TOOL_CALLS]read[ARGS]{"a": NaN}        | BAD_JSON             | 31
                    [TOOL_CALLS]read[ARGS]{"a": 1, "a": 2}  | DUPLICATE_KEY        | 31
                    [TOOL_CALLS]read[ARGS][1]               | ARGUMENTS_NOT_OBJECT | 22
                    [TOOL_CALLS]read[ARGS]"{}"              | ARGUMENTS_NOT_OBJECT | 22
                    [TOOL_CALLS]read[ARGS]null              | ARGUMENTS_NOT_OBJECT | 22
                    [TOOL_CALLS][ARGS]{}                    | BAD_NAME             | 12
                    [TOOL_CALLS]os.read[ARGS]{}             | UNPARSABLE           | 0
                    [TOOL_CALLS] read[ARGS]{}               | UNPARSABLE           | 0
                    [TOOL_CALLS][{"name": "f"}]             | UNPARSABLE           | 0
                    [TOOL_CALLS]f[CALL_ID]abcdef001[ARGS]{} | UNPARSABLE           | 0
                    f[ARGS]{}                               | UNBALANCED           | 1
                    """)
    void reportsWhatIsNoCallWithItsPlace(String raw, Code code, int at) {
        ParsedAnswer answer = parser.parse(raw);
        assertThat(answer.calls()).isEmpty();
        assertThat(answer.errors()).extracting(AnswerError::code).containsExactly(code);
        assertThat(answer.errors().getFirst().at()).isEqualTo(at);
    }

    @Test
    void textAfterACallIsAnErrorBesideTheCall() {
        ParsedAnswer answer = parser.parse("[TOOL_CALLS]f[ARGS]{} done");
        assertThat(answer.calls()).hasSize(1);
        assertThat(answer.errors()).extracting(AnswerError::code).containsExactly(Code.TEXT_AFTER_CALL);
        assertThat(answer.text()).isEqualTo("done");
    }

    @Test
    void readsNothingAfterABrokenCall() {
        ParsedAnswer answer = parser.parse("[TOOL_CALLS]f[ARGS]{\"s\": x \"[TOOL_CALLS]g[ARGS]{}\"}");
        assertThat(answer.calls()).isEmpty();
        assertThat(answer.errors()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[TOOL_CALLS", "[/TOOL_CALLS]", "</s>", "</s></s>", "{}"})
    void fragmentsOfMarkersAreText(String raw) {
        assertThat(parser.parse(raw).direct()).isTrue();
    }

    @Test
    void deepNestingIsAnErrorAndNoStackOverflow() {
        String deep = "[".repeat(100_000);
        ParsedAnswer answer = parser.parse("[TOOL_CALLS]f[ARGS]{\"a\": " + deep);
        assertThat(answer.errors()).extracting(AnswerError::code).containsExactly(Code.LIMIT);
    }
}
