package dev.modelgate.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ControllerConfigTest {
    @Test
    void theDefaultsAreTheDocumentedOnes() {
        ControllerConfig config = new SmallRyeConfigBuilder()
                .withMapping(ControllerConfig.class)
                .build()
                .getConfigMapping(ControllerConfig.class);

        assertThat(config.plans()).isEqualTo(Path.of("plans"));
        assertThat(config.placementTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.heartbeatTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.grace()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.watchEvery()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.largestBody()).isEqualTo(1_048_576);
        assertThat(config.topics().partitions()).isEqualTo(4);
        assertThat(config.topics().replication()).isEmpty();
        assertThat(config.topics().startDelay()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.topics().lookEvery()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.outbox().batch()).isEqualTo(200);
        assertThat(config.outbox().poll()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.outbox().keep()).isEqualTo(Duration.ofDays(7));
        assertThat(config.events().heartbeat()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.events().atMostEvery()).isEqualTo(Duration.ofMillis(250));
    }
}
