package dev.modelgate.dialects.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.finding.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionTest {
    private static final ConversionOptions DETECTING = ConversionOptions.detecting(Dialects.named("mistral-v13"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <tool_call>{\\"name\\": \\"f\\", \\"arguments\\": {}}</tool_call>
            <tool_call><function=f></function></tool_call>
            [TOOL_CALLS][{\\"name\\": \\"f\\", \\"arguments\\": {}, \\"id\\": \\"abcdefghi\\"}]
            [TOOL_CALLS]f[CALL_ID]abcdefghi[ARGS]{}
            [TOOL_CALLS]f[ARGS]{}
            [TOOL_CALLS][{\\"name\\": \\"f\\", \\"arguments\\": {}}][/TOOL_CALLS]
            """)
    void aCallInATextTellsTheDialect(String answer) {
        Converted converted = Converted.of(DETECTING, row(answer));
        assertThat(converted.texts()).containsExactly("<s>[INST]U[/INST][TOOL_CALLS]f[ARGS]{}</s>");
    }

    @Test
    void rowsOfSeveralDialectsMayFollowEachOther() {
        String text =
                "{\"text\": \"<|im_start|>user\\nU<|im_end|>\\n<|im_start|>assistant\\n<tool_call>\\n{\\\"name\\\": "
                        + "\\\"f\\\", \\\"arguments\\\": {}}\\n</tool_call><|im_end|>\\n\"}\n";
        String messages =
                "{\"messages\": [{\"role\": \"user\", \"content\": \"U\"}, {\"role\": \"assistant\", \"content\": null,"
                        + " \"tool_calls\": [{\"id\": \"c\", \"function\": {\"name\": \"f\", \"arguments\": \"{}\"}}]}]}\n";
        Converted converted = Converted.of(DETECTING, text + messages + row("[TOOL_CALLS]f[ARGS]{}"));
        assertThat(converted.texts()).hasSize(3).containsOnly("<s>[INST]U[/INST][TOOL_CALLS]f[ARGS]{}</s>");
    }

    @Test
    void marksOfTwoDialectsAreRefusedNotGuessed() {
        Converted converted = Converted.of(
                DETECTING,
                row("[TOOL_CALLS]f[ARGS]{\\\"a\\\": \\\"<tool_call><function=f></function></tool_call>\\\"}"));
        assertThat(converted.report().count(FindingCode.AMBIGUOUS_DIALECT)).isEqualTo(1);
        assertThat(converted.report().refused()).isEqualTo(1);
    }

    private static String row(String answer) {
        return "{\"messages\": [{\"role\": \"user\", \"content\": \"U\"}, {\"role\": \"assistant\", \"content\": \""
                + answer + "\"}]}\n";
    }
}
