package dev.modelgate.dialects.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.dialects.finding.Finding;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingCodesTest {
    @ParameterizedTest
    @EnumSource
    void everyCodeIsFoundInItsExample(FindingCode code) throws IOException {
        // Given
        FindingExamples.Example example = FindingExamples.of(code);
        List<Finding> findings = new ArrayList<>();
        RowConverter converter = new RowConverter(example.options());
        ConversionRun run = example.otherSplit().isPresent()
                ? ConversionRun.alone()
                        .withOtherSplit(hashes(converter, example.otherSplit().get()))
                : ConversionRun.alone();

        // When
        ConversionReport report = converter.convert(new ByteArrayInputStream(example.input()), sink(findings), run);

        // Then
        assertThat(findings)
                .filteredOn(finding -> finding.code() == code)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(code.severity());
                    assertThat(finding.message()).endsWith(".");
                });
        assertThat(report.rows()).isEqualTo(report.converted() + report.refused());
        boolean onlyThisErrs = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .allMatch(finding -> finding.code() == code);
        assertThat(onlyThisErrs).as("no other error beside it: %s", findings).isTrue();
    }

    private static RowHashes hashes(RowConverter converter, String split) throws IOException {
        RowHashes hashes = new RowHashes();
        converter.convert(
                new ByteArrayInputStream(split.getBytes(StandardCharsets.UTF_8)),
                sink(new ArrayList<>()),
                ConversionRun.alone().withOwn(hashes));
        return hashes;
    }

    private static ConversionSink sink(List<Finding> findings) {
        return new ConversionSink() {
            @Override
            public void row(long line, byte[] bytes, int from, int length) {}

            @Override
            public void finding(Finding finding) {
                findings.add(finding);
            }
        };
    }
}
