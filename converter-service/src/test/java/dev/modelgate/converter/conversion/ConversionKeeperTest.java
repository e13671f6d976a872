package dev.modelgate.converter.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.worker.WorkerConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversionKeeperTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path home;

    private Path results;
    private ConversionKeeper keeper;

    @BeforeEach
    void keepLittle() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ConversionsConfig.class)
                .withMapping(WorkerConfig.class)
                .withValidateUnknown(false)
                .withDefaultValue("modelgate.service", "CONVERTER")
                .withDefaultValue("modelgate.home", home.toString())
                .withDefaultValue("modelgate.conversions.stored", "1000")
                .withDefaultValue("modelgate.conversions.retention", "P1D")
                .build();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        ConversionStore store =
                new ConversionStore(config.getConfigMapping(WorkerConfig.class), new ObjectMapper(), clock);
        keeper = new ConversionKeeper(config.getConfigMapping(ConversionsConfig.class), store, clock);
        results = store.folder();
    }

    private Path result(String id, int bytes, Duration age) throws IOException {
        Path folder = Files.createDirectories(results.resolve(id));
        Files.write(folder.resolve("rows.jsonl"), new byte[bytes]);
        Files.setLastModifiedTime(folder, FileTime.from(NOW.minus(age)));
        return folder;
    }

    @Test
    void theOldestResultsGoWhenAllTakeTooMuchRoom() throws IOException {
        Path oldest = result("a", 400, Duration.ofMinutes(3));
        Path middle = result("b", 500, Duration.ofMinutes(2));
        Path newest = result("c", 400, Duration.ofMinutes(1));
        keeper.clean();
        assertThat(oldest).doesNotExist();
        assertThat(middle).exists();
        assertThat(newest).exists();
    }

    @Test
    void theNewestResultStaysWhateverItsSize() throws IOException {
        Path newest = result("a", 5000, Duration.ofMinutes(1));
        keeper.clean();
        assertThat(newest).exists();
    }

    @Test
    void aResultGoesWhenNobodyHasAskedForItForTooLong() throws IOException {
        Path forgotten = result("a", 1, Duration.ofDays(2));
        keeper.clean();
        assertThat(forgotten).doesNotExist();
    }

    @Test
    void whatADeadProcessLeftUnfinishedGoesAtTheStart() throws IOException {
        Path left = Files.createDirectories(results.resolve(".tmp").resolve("999999999-1-left"));
        Files.writeString(left.resolve("rows.jsonl"), "{}");
        keeper.start(null);
        assertThat(left).doesNotExist();
    }
}
