package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.cli.client.Evaluation.Decision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitStatusTest {
    @ParameterizedTest
    @CsvSource({"DEPLOY,0", "STOP,10", "KEEP_BASELINE,10", "INCONCLUSIVE,20", "INVALID,20", "CANCELLED,30"})
    void everyDecisionHasItsExitStatus(Decision decision, int status) {
        assertThat(ExitStatus.of(decision)).isEqualTo(status);
    }
}
