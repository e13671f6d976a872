package dev.modelgate.dialects.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.SharedData;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.dialect.ReadOptions;
import dev.modelgate.dialects.finding.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealRowsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"mistral-v13", "mistral-v11", "mistral-v7", "plan-literal", "openai", "qwen-hermes", "qwen-xml"})
    void allRowsConvertAndEveryAnomalyIsReported(String target) throws IOException {
        // Given
        ConversionOptions options = ConversionOptions.of(Dialects.named("qwen-xml"), Dialects.named(target));

        // When
        ConversionReport report = Converted.of(options, rows()).report();

        // Then
        assertThat(report.rows()).isEqualTo(993);
        assertThat(report.converted()).isEqualTo(993);
        assertThat(report.calls()).isEqualTo(773);
        assertThat(report.results()).isEqualTo(305);
        assertThat(report.count(FindingCode.RESPONSE_WITHOUT_CALL)).isEqualTo(4);
        assertThat(report.count(FindingCode.CALL_IN_FENCE)).isEqualTo(4);
        assertThat(report.count(FindingCode.DUPLICATE_ROW)).isEqualTo(111);
        assertThat(report.count(FindingCode.ENDS_WITH_CALL)).isEqualTo(468);
        assertThat(report.count(FindingCode.TEXT_BEFORE_CALL)).isEqualTo(361);
        assertThat(report.findings().get(FindingCode.CALL_IN_FENCE).first())
                .extracting(finding -> finding.line())
                .containsExactly(86L, 237L, 396L, 433L);
    }

    @Test
    void fencedCallsAreRecoveredWhenAskedForAndOnlyIfTheyAreJson() throws IOException {
        ConversionOptions options = ConversionOptions.of(Dialects.named("qwen-xml"), Dialects.named("mistral-v13"))
                .withRead(ReadOptions.DEFAULT.withRecoverFencedCalls(true));

        ConversionReport report = Converted.of(options, rows()).report();

        assertThat(report.calls()).isEqualTo(776);
        assertThat(report.results()).isEqualTo(308);
        assertThat(report.count(FindingCode.RESPONSE_WITHOUT_CALL)).isEqualTo(1);
        assertThat(report.findings().get(FindingCode.CALL_IN_FENCE).first())
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).isEqualTo(86));
    }

    @Test
    void textBesideACallIsRefusedWhereTheTargetCannotHoldIt() throws IOException {
        ConversionOptions options = ConversionOptions.of(Dialects.named("qwen-xml"), Dialects.named("mistral-v3"));

        ConversionReport report = Converted.of(options, rows()).report();

        // 361 turns have text before a call, two of them in one row.
        assertThat(report.count(FindingCode.TARGET_CANNOT_SAY)).isEqualTo(361);
        assertThat(report.refused()).isEqualTo(360);
        assertThat(report.rows()).isEqualTo(report.converted() + report.refused());
    }

    @Test
    void everyRowIsFoundToBeWhatItIs() throws IOException {
        Dialect target = Dialects.named("mistral-v13");
        Converted told = Converted.of(ConversionOptions.of(Dialects.named("qwen-xml"), target), rows());
        Converted detected = Converted.of(ConversionOptions.detecting(target), rows());

        // The four rows with a fenced call bear no mark; read as plain messages, they say the same.
        assertThat(detected.rows()).isEqualTo(told.rows());
        assertThat(detected.report().refused()).isZero();
    }

    private static byte[] rows() throws IOException {
        Path file = SharedData.file("data/phase27/train.jsonl");
        return Files.readAllBytes(file);
    }
}
