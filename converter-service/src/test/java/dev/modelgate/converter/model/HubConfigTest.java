package dev.modelgate.converter.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HubConfigTest {
    @Test
    void withoutConfigurationTheHubIsThePublicOneAndFilesAreLimited() {
        HubConfig config = new SmallRyeConfigBuilder()
                .withMapping(HubConfig.class)
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .build()
                .getConfigMapping(HubConfig.class);
        assertThat(config.endpoint()).hasToString("https://huggingface.co");
        assertThat(config.maxFile().asLongValue()).isEqualTo(256L << 20);
        assertThat(config.timeout()).isEqualTo(Duration.ofMinutes(5));
    }
}
