package dev.modelgate.converter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modelgate.converter.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    @Test
    void aConversionThatTakesTooLongIsAProblem() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Deadline.in(Duration.ofSeconds(-1)).check())
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(408))
                .withMessageContaining("modelgate.conversions.time");
    }
}
