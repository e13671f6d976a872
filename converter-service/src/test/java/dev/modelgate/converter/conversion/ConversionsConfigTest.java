package dev.modelgate.converter.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.converter.http.HttpConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConversionsConfigTest {
    @Test
    void theDefaultsAreThoseOfThePage() {
        ConversionsConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ConversionsConfig.class)
                .build()
                .getConfigMapping(ConversionsConfig.class);
        assertThat(config.concurrent()).isEqualTo(2);
        assertThat(config.threads()).isEmpty();
        assertThat(config.lineLength().asLongValue()).isEqualTo(4L << 20);
        assertThat(config.rows()).isEqualTo(4_000_000);
        assertThat(config.nesting()).isEqualTo(200);
        assertThat(config.numberLength()).isEqualTo(1000);
        assertThat(config.body().asLongValue()).isEqualTo(16L << 30);
        assertThat(config.gzipRatio()).isEqualTo(200);
        assertThat(config.time()).isEqualTo(Duration.ofHours(1));
        assertThat(config.patience()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.discard().asLongValue()).isEqualTo(64L << 20);
        assertThat(config.previewLines()).isEqualTo(100);
        assertThat(config.stored().asLongValue()).isEqualTo(32L << 30);
        assertThat(config.retention()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void otherBodiesAreSmallByDefault() {
        HttpConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(HttpConfig.class)
                .build()
                .getConfigMapping(HttpConfig.class);
        assertThat(config.body().asLongValue()).isEqualTo(64L << 20);
    }
}
