package dev.modelgate.dialects.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.dialects.finding.Finding;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.Severity;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingCodesTest {
    @ParameterizedTest
    @EnumSource
    void everyCodeIsFoundInItsExample(FindingCode code) {
        // Given
        FindingExamples.Example example = FindingExamples.of(code);

        // When
        Converted converted = example.converted();

        // Then
        List<Finding> findings = converted.findings();
        assertThat(findings)
                .filteredOn(finding -> finding.code() == code)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(code.severity());
                    assertThat(finding.message()).endsWith(".");
                });
        assertThat(converted.report().rows())
                .isEqualTo(converted.report().converted() + converted.report().refused());
        boolean onlyThisErrs = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .allMatch(finding -> finding.code() == code);
        assertThat(onlyThisErrs).as("no other error beside it: %s", findings).isTrue();
    }
}
