package dev.modelgate.dialects.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.dialect.ReadOptions;
import dev.modelgate.dialects.finding.Finding;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.Severity;
import dev.modelgate.dialects.json.JsonLimits;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowConverterTest {
    private static final ConversionOptions TO_V13 =
            ConversionOptions.of(Dialects.named("qwen-xml"), Dialects.named("mistral-v13"));

    @Test
    void writesTheStructuredRowWithTheArgumentsAsCanonicalText() {
        Converted converted = Converted.of(TO_V13, row("""
                    {"role": "user", "content": "Lies é"}, {"role": "assistant", "content": \
                    "<tool_call><function=f><parameter=k>\\n  a\\t\\"é\\"/\\n</parameter></function></tool_call>"}"""));
        assertThat(converted.rows()).hasSize(1);
        assertThat(converted.rows().getFirst())
                .matches(
                        "\\{\"messages\": \\[\\{\"role\": \"user\", \"content\": \"Lies é\"\\}, "
                                + "\\{\"role\": \"assistant\", \"content\": \"\", \"tool_calls\": \\[\\{\"id\": \"[0-9A-Za-z]{9}\", "
                                + "\"type\": \"function\", \"function\": \\{\"name\": \"f\", \"arguments\": "
                                + "\"\\{\\\\\"k\\\\\": \\\\\"  a\\\\\\\\t\\\\\\\\\\\\\"é\\\\\\\\\\\\\"/\\\\\"\\}\"\\}\\}\\]\\}\\]\\}\n");
    }

    @Test
    void theSameInputGivesTheSameOutput() {
        String input = row(
                "{\"role\": \"user\", \"content\": \"U\"}, {\"role\": \"assistant\", \"content\": \"<tool_call><function=f></function></tool_call>\"}");
        assertThat(Converted.of(TO_V13, input)).isEqualTo(Converted.of(TO_V13, input));
    }

    @Test
    void addsTheGivenSystemTurnAndMakesARowPerAssistantTurn() {
        Converted converted = Converted.of(
                TO_V13.withLeadingSystem("S").withRowPerAssistantTurn(true),
                row("{\"role\": \"user\", \"content\": \"U\"}, {\"role\": \"assistant\", \"content\": \"A\"},"
                        + "{\"role\": \"user\", \"content\": \"V\"}, {\"role\": \"assistant\", \"content\": \"B\"}"));
        assertThat(converted.texts())
                .containsExactly(
                        "<s>[SYSTEM_PROMPT]S[/SYSTEM_PROMPT][INST]U[/INST]A</s>",
                        "<s>[SYSTEM_PROMPT]S[/SYSTEM_PROMPT][INST]U[/INST]A</s>[INST]V[/INST]B</s>");
        assertThat(converted.report().converted()).isEqualTo(1);
        assertThat(converted.report().written()).isEqualTo(2);
    }

    @Test
    void refusesARowWhoseAssistantTurnsWouldRepeatItTooOften() {
        String turns = "{\"role\": \"user\", \"content\": \"U\"}, {\"role\": \"assistant\", \"content\": \"A\"}, ";
        Converted converted = Converted.of(
                TO_V13.withRowPerAssistantTurn(true),
                row(turns.repeat(3_000) + turns.substring(0, turns.length() - 2)));
        assertThat(converted.report().refused()).isEqualTo(1);
        assertThat(converted.report().count(FindingCode.BEYOND_LIMIT)).isEqualTo(1);
    }

    @Test
    void makesBareCodeACallOfTheGivenToolOnly() {
        String input = row("{\"role\": \"user\", \"content\": \"U\"}, {\"role\": \"assistant\", \"content\": "
                + "\"<tool_call>\\n  print(1)\\n</tool_call>\"}");
        assertThat(Converted.of(TO_V13, input).report().count(FindingCode.CALL_WITHOUT_FUNCTION))
                .isEqualTo(1);
        Converted converted =
                Converted.of(TO_V13.withRead(ReadOptions.DEFAULT.withBareCode("execute_code", "code")), input);
        assertThat(converted.texts())
                .containsExactly("<s>[INST]U[/INST][TOOL_CALLS]execute_code[ARGS]{\"code\": \"  print(1)\"}</s>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    not json                                   | INVALID_JSON
                    {"messages": [                             | INVALID_JSON
                    []                                         | UNKNOWN_SHAPE
                    {}                                         | UNKNOWN_SHAPE
                    {"prompt": "a", "completion": "b"}         | UNKNOWN_SHAPE
                    {"messages": null}                         | NULL_MESSAGES
                    {"messages": []}                           | NULL_MESSAGES
                    {"messages": [], "messages": []}           | DUPLICATE_KEY
                    {"messages": [{"role": "user", "content": "\\ud800"}]}  | LONE_SURROGATE
                    {"messages": [{"role": "robot", "content": "a"}]}      | UNKNOWN_ROLE
                    {"messages": [{"role": "user", "content": ["a"]}]}     | CONTENT_NOT_TEXT
                    {"messages": [{"role": "user", "content": "a"}]}       | LAST_TURN_NOT_ASSISTANT
                    {"messages": [{"role": "assistant", "content": "a"}]}  | TARGET_CANNOT_SAY
                    {"messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": ""}]} | EMPTY_ANSWER
                    """)
    void refusesWhatIsNoRowAndSaysWhy(String line, FindingCode code) {
        Converted converted = Converted.of(TO_V13, line + "\n");
        assertThat(converted.report().refused()).isEqualTo(1);
        assertThat(converted.report().count(code)).isPositive();
        assertThat(converted.rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "openai, mistral-v13, Call as <tool_call>.",
        "openai, qwen-xml, Call as [TOOL_CALLS].",
        "mistral-v3, openai, Ask in [INST].",
        "mistral-v13, mistral-v13, Call as [TOOL_CALLS].",
        "plan-literal, qwen-hermes, Results are <tool_response>.",
        "qwen-xml, qwen-hermes, Turns end with <|im_end|>.",
        "qwen-hermes, mistral-v11, Call as [TOOL_CALLS]."
    })
    void reportsATagOfAnyDialectInASystemPromptOnce(String from, String to, String prompt) {
        Converted converted = Converted.of(
                ConversionOptions.of(Dialects.named(from), Dialects.named(to)),
                row("{\"role\": \"system\", \"content\": \"" + prompt + "\"}, "
                        + "{\"role\": \"user\", \"content\": \"U\"}, {\"role\": \"assistant\", \"content\": \"A\"}"));
        assertThat(converted.findings())
                .extracting(Finding::code, Finding::turn)
                .containsExactly(tuple(FindingCode.TAG_IN_SYSTEM_PROMPT, 0));
        assertThat(converted.rows().getFirst()).contains(prompt);
    }

    @Test
    void reportsByteOrderMarkCarriageReturnsAndBlankLines() {
        String good =
                "{\"messages\": [{\"role\": \"user\", \"content\": \"U\"}, {\"role\": \"assistant\", \"content\": \"A\"}]}";
        Converted converted = Converted.of(TO_V13, "\uFEFF" + good + "\r\n\r\n" + good);
        ConversionReport report = converted.report();
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.converted()).isEqualTo(2);
        assertThat(report.blankLines()).isEqualTo(1);
        assertThat(report.findings().keySet())
                .contains(
                        FindingCode.BYTE_ORDER_MARK,
                        FindingCode.CR_LF,
                        FindingCode.BLANK_LINE,
                        FindingCode.DUPLICATE_ROW);
    }

    @Test
    void bytesAreUtf8WhateverTheyLookLike() {
        String good =
                "{\"messages\": [{\"role\": \"user\", \"content\": \"U\"}, {\"role\": \"assistant\", \"content\": \"A\"}]}";
        Converted utf16 = Converted.of(TO_V13, good.getBytes(StandardCharsets.UTF_16LE));
        assertThat(utf16.report().count(FindingCode.INVALID_JSON)).isEqualTo(1);

        Converted marks = Converted.of(TO_V13, good + "\n\uFEFF" + good + "\n\uFEFF\uFEFF" + good);
        assertThat(marks.report().count(FindingCode.BYTE_ORDER_MARK)).isEqualTo(2);
        assertThat(marks.report().converted()).isEqualTo(2);
        assertThat(marks.report().count(FindingCode.INVALID_JSON)).isEqualTo(1);
    }

    @Test
    void passesOverALineBeyondTheLimitAndGoesOn() {
        String good = row("{\"role\": \"user\", \"content\": \"U\"}, {\"role\": \"assistant\", \"content\": \"A\"}");
        String longer = "{\"messages\": \"" + "x".repeat(300_000) + "\"}\n";
        ConversionOptions limited = TO_V13.withLimits(new ConversionLimits(1_000, 3, JsonLimits.DEFAULT));
        Converted converted = Converted.of(limited, good + longer + good + good);
        assertThat(converted.report().count(FindingCode.LINE_TOO_LONG)).isEqualTo(1);
        assertThat(converted.report().converted()).isEqualTo(2);
        assertThat(converted.report().count(FindingCode.TOO_MANY_ROWS)).isEqualTo(1);
        assertThat(converted.report().complete()).isFalse();
    }

    @Test
    void readsLinesAcrossTheEdgesOfItsBuffer() {
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            input.append(row("{\"role\": \"user\", \"content\": \"" + "u".repeat(i * 7) + i
                    + "\"}, {\"role\": \"assistant\", \"content\": \"A\"}"));
        }
        assertThat(Converted.of(TO_V13, input.toString()).report().converted()).isEqualTo(400);
    }

    @Property(tries = 300)
    void anyBytesEndInRowsAndFindings(@ForAll @From("conversions") ConversionOptions options, @ForAll byte[] input) {
        holds(Converted.of(options, input));
    }

    @Property(tries = 500)
    void anyTextEndsInRowsAndFindings(
            @ForAll @From("conversions") ConversionOptions options, @ForAll @From("fragments") String text) {
        holds(Converted.of(options, "{\"text\": \"<|im_start|>user\\n" + text + "\"}\n"));
    }

    @Property(tries = 1_000)
    void anyTurnsEndInRowsAndFindings(
            @ForAll @From("conversions") ConversionOptions options,
            @ForAll @From("fragments") String first,
            @ForAll @From("fragments") String second) {
        holds(Converted.of(
                options,
                row("{\"role\": \"user\", \"content\": \"U\"}, {\"role\": \"assistant\", \"content\": \"" + first
                        + "\"}, {\"role\": \"user\", \"content\": \"" + second
                        + "\"}, {\"role\": \"assistant\", \"content\": \"A\"}")));
        for (String name : Dialects.names()) {
            Dialects.named(name).answers().parse(first + second);
        }
    }

    /** From every dialect, or one to be found out, to every dialect. */
    @Provide
    Arbitrary<ConversionOptions> conversions() {
        return Combinators.combine(Arbitraries.of(Dialects.all()).optional(0.9), Arbitraries.of(Dialects.all()))
                .as((from, to) ->
                        from.map(dialect -> ConversionOptions.of(dialect, to)).orElse(ConversionOptions.detecting(to)));
    }

    @Provide
    Arbitrary<String> fragments() {
        return Arbitraries.of(
                        "<tool_call>",
                        "</tool_call>",
                        "<function=f>",
                        "</function>",
                        "<parameter=k>",
                        "</parameter>",
                        "<tool_response>",
                        "</tool_response>",
                        "```json",
                        "```",
                        "\\n",
                        "{",
                        "}",
                        "[TOOL_CALLS]",
                        "[ARGS]",
                        "[/TOOL_CALLS]",
                        "f",
                        " ",
                        "\\\\n",
                        "<",
                        ">",
                        "{\\\"name\\\": \\\"f\\\", \\\"arguments\\\": {}}",
                        "</s>",
                        "[CALL_ID]",
                        "[TOOL_RESULTS]",
                        "[/TOOL_RESULTS]",
                        "<|im_start|>assistant\\n",
                        "<|im_end|>",
                        "é")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static void holds(Converted converted) {
        ConversionReport report = converted.report();
        assertThat(report.rows()).isEqualTo(report.converted() + report.refused());
        long refusedLines = converted.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Finding::line)
                .distinct()
                .count();
        assertThat(report.refused()).isEqualTo(refusedLines);
    }

    private static String row(String messages) {
        return "{\"messages\": [" + messages.strip() + "]}\n";
    }
}
