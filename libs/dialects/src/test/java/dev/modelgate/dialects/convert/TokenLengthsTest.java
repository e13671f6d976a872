package dev.modelgate.dialects.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.finding.FindingCode;
import org.junit.jupiter.api.Test;

class TokenLengthsTest {
    private static final String ROW =
            "{\"messages\": [{\"role\": \"user\", \"content\": \"%s\"}, {\"role\": \"assistant\", \"content\": \"A\"}]}\n";

    @Test
    void rowsAreCountedAsTheModelSeesThemAndThoseOverTheLengthAreReported() {
        // Given a counter by characters: the text around the user's is <s>[INST][/INST]A</s>, 21 of them
        TokenLimit limit = new TokenLimit(String::length, 120);
        StringBuilder input = new StringBuilder();
        for (int i = 1; i <= 100; i++) {
            input.append(ROW.formatted("u".repeat(i)));
        }

        // When
        ConversionReport report = Converted.of(
                        ConversionOptions.of(Dialects.named("openai"), Dialects.named("mistral-v13"))
                                .withTokens(limit),
                        input.toString())
                .report();

        // Then
        assertThat(report.lengths()).contains(new TokenLengths(100, 5050 + 2100, 22, 71, 111, 120, 121));
        assertThat(report.count(FindingCode.OVER_TOKEN_LENGTH)).isEqualTo(1);
        assertThat(report.converted()).isEqualTo(100);
    }

    @Test
    void lengthsAreAbsentWhenNobodyCounts() {
        ConversionOptions options = ConversionOptions.of(Dialects.named("openai"), Dialects.named("mistral-v13"));
        assertThat(Converted.of(options, ROW).report().lengths()).isEmpty();
    }

    @Test
    void rowsCanBeTheRenderedText() {
        ConversionOptions options = ConversionOptions.of(Dialects.named("openai"), Dialects.named("mistral-v13"))
                .withForm(RowForm.TEXT);
        assertThat(Converted.of(options, ROW.formatted("\\\"U\\\"")).rows())
                .containsExactly("{\"text\": \"<s>[INST]\\\"U\\\"[/INST]A</s>\"}\n");
    }
}
