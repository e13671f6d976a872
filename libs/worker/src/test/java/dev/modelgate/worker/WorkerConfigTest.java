package dev.modelgate.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.contracts.WorkerKind;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerConfigTest {
    @Test
    void hasADefaultForEverythingButTheService() {
        WorkerConfig config = read(Map.of("modelgate.service", "training"));

        assertThat(config.service()).isEqualTo(WorkerKind.TRAINING);
        assertThat(config.home()).isEqualTo(Path.of(".modelgate"));
        assertThat(config.machine()).isEmpty();
        assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.journalRetention()).isEqualTo(Duration.ofDays(30));
        assertThat(config.shutdown()).isEqualTo(Duration.ofSeconds(10));
        Path home = Path.of(".modelgate").toAbsolutePath();
        assertThat(config.modelsFolder()).isEqualTo(home.resolve("models"));
        assertThat(config.dataFolder()).isEqualTo(home.resolve("data"));
        assertThat(config.artifactsFolder()).isEqualTo(home.resolve("artifacts"));
        assertThat(config.journalFolder()).isEqualTo(home.resolve("journal/training"));
    }

    @Test
    void foldersCanLieElsewhere() {
        WorkerConfig config = read(Map.of(
                "modelgate.service", "inference",
                "modelgate.home", "/srv/modelgate",
                "modelgate.models", "/srv/models",
                "modelgate.data", "/srv/data",
                "modelgate.artifacts", "/srv/artifacts"));

        assertThat(config.modelsFolder()).isEqualTo(Path.of("/srv/models"));
        assertThat(config.dataFolder()).isEqualTo(Path.of("/srv/data"));
        assertThat(config.artifactsFolder()).isEqualTo(Path.of("/srv/artifacts"));
        assertThat(config.journalFolder()).isEqualTo(Path.of("/srv/modelgate/journal/inference"));
    }

    @Test
    void aServiceThatIsNoneOfTheThreeIsRefused() {
        assertThatThrownBy(() -> read(Map.of("modelgate.service", "kitchen")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("modelgate.service");
    }

    private static WorkerConfig read(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(WorkerConfig.class)
                .build()
                .getConfigMapping(WorkerConfig.class);
    }
}
