package dev.modelgate.worker.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Result;
import dev.modelgate.worker.WorkerFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactStoreTest {
    private static final ArtifactKey KEY = ArtifactKey.of(Map.of("step", "prepare", "bits", 5));

    @TempDir
    Path folder;

    private ArtifactStore store;

    @BeforeEach
    void open() {
        store = new ArtifactStore(folder, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    @Test
    void keepsFilesFactsAndWhatTheyWereMadeFrom() throws Exception {
        // When
        StoredArtifact made = make("weights");

        // Then
        StoredArtifact found = store.find(KEY.value()).orElseThrow();
        assertThat(found).isEqualTo(made);
        assertThat(found.folder().resolve("a/model.safetensors")).hasContent("weights");
        assertThat(found.facts()).containsExactly(new Fact.Loaded(1));
        assertThat(found.artifact().bytes()).isEqualTo(7);
        assertThat(found.artifact().sha256()).hasSize(64);
        assertThat(found.folder().resolve("manifest.json"))
                .content()
                .contains("\"madeFrom\":{\"bits\":5,\"step\":\"prepare\"}");
    }

    @Test
    void doesNotMakeTwiceWhatIsThere() throws Exception {
        StoredArtifact first = make("weights");

        StoredArtifact second = make("other weights");

        assertThat(second.artifact()).isEqualTo(first.artifact());
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void leavesNothingOfAFailedAttempt() throws Exception {
        assertThatThrownBy(() -> store.make(Artifact.Kind.MODEL, KEY, fresh -> {
                    Files.writeString(fresh.resolve("half"), "half");
                    throw new IOException("The disk is full.");
                }))
                .hasMessage("The disk is full.");

        assertThat(store.find(KEY.value())).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void doesNotCountADamagedArtifactAndMakesItAnew() throws Exception {
        Path file = make("weights").folder().resolve("a/model.safetensors");

        Files.writeString(file, "weightS");
        assertThat(store.find(KEY.value())).isEmpty();
        Files.writeString(file, "short");
        assertThat(store.find(KEY.value())).isEmpty();
        Files.delete(file);
        assertThat(store.find(KEY.value())).isEmpty();

        assertThat(make("weights").folder().resolve("a/model.safetensors")).hasContent("weights");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void saysWhetherWhatATaskNamesIsAbsentDamagedOrSomethingElse() throws Exception {
        assertThatThrownBy(() -> store.require(Artifact.Kind.MODEL, "absent"))
                .isInstanceOfSatisfying(
                        WorkerFailedException.class,
                        failure -> assertThat(failure.result())
                                .isEqualTo(new Result.WorkerFailed(
                                        "There is no artifact absent on this machine: the step that makes it has not run here.",
                                        false,
                                        true)));
        Path file = make("weights").folder().resolve("a/model.safetensors");
        assertThatThrownBy(() -> store.require(Artifact.Kind.ADAPTER, KEY.value()))
                .hasMessageEndingWith("is MODEL, where ADAPTER is needed.");
        Files.writeString(file, "short");
        assertThatThrownBy(() -> store.require(Artifact.Kind.MODEL, KEY.value()))
                .hasMessageEndingWith("is damaged: a/model.safetensors has 5 bytes instead of 7.");
    }

    @Test
    void removesWhatDeadProcessesLeftAndNothingOfLivingOnes() throws Exception {
        // Given
        ProcessHandle self = ProcessHandle.current();
        long started = self.info().startInstant().orElseThrow().toEpochMilli();
        Path dead = folder.resolve(".tmp/" + self.pid() + "-" + (started - 1) + "-x");
        Path deadTool = folder.resolve(".tmp/." + self.pid() + "-" + (started - 1) + "-x.partial");
        Path living = folder.resolve(".tmp/" + self.pid() + "-" + started + "-x");
        Path livingTool = folder.resolve(".tmp/." + self.pid() + "-" + started + "-x.partial");
        for (Path path : List.of(dead, deadTool, living, livingTool)) {
            Files.createDirectories(path);
        }

        // When
        store.removeLeftovers();

        // Then
        assertThat(leftovers()).containsExactlyInAnyOrder(living, livingTool);
    }

    @Test
    void namesTheSameIngredientsTheSameWhateverTheirOrder() {
        assertThat(ArtifactKey.of(Map.of("bits", 5, "step", "prepare"))).isEqualTo(KEY);
        assertThat(ArtifactKey.of(Map.of("bits", 6, "step", "prepare")).value()).isNotEqualTo(KEY.value());
    }

    private StoredArtifact make(String content) throws Exception {
        return store.make(Artifact.Kind.MODEL, KEY, fresh -> {
            Files.createDirectory(fresh.resolve("a"));
            Files.writeString(fresh.resolve("a/model.safetensors"), content);
            return List.of(new Fact.Loaded(1));
        });
    }

    private List<Path> leftovers() throws IOException {
        if (!Files.exists(folder.resolve(".tmp"))) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder.resolve(".tmp"))) {
            return paths.toList();
        }
    }
}
