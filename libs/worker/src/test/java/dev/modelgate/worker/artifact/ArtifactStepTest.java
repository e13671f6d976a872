package dev.modelgate.worker.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Result;
import dev.modelgate.worker.JobContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactStepTest {
    @TempDir
    Path folder;

    @Test
    void answersFromTheStoreWithTheSameFactsAndNoTimeSpent() throws Exception {
        // Given
        ArtifactStep step = new ArtifactStep(new ArtifactStore(folder, Clock.systemUTC()));
        ArtifactKey key = ArtifactKey.of(Map.of("step", "prepare"));
        Listener first = new Listener();
        Result.Completed made = step.run(Artifact.Kind.MODEL, key, first, (place, job) -> {
            Files.writeString(place.resolve("model.safetensors"), "weights");
            job.progress(1, 1, "models");
            job.observe(new Fact.Versions(Map.of("mlx", "1")));
            job.observe(new Fact.Weights(10, 7, 5.5, 3.25, Map.of("BF16", 2L)));
        });

        // When
        Listener second = new Listener();
        Result.Completed answered = step.run(Artifact.Kind.MODEL, key, second, (place, job) -> {
            throw new AssertionError("It was made again.");
        });

        // Then
        assertThat(made.reused()).isFalse();
        assertThat(answered).isEqualTo(new Result.Completed(made.artifact(), true));
        assertThat(first.facts)
                .containsExactly(
                        new Fact.Versions(Map.of("mlx", "1")), new Fact.Weights(10, 7, 5.5, 3.25, Map.of("BF16", 2L)));
        assertThat(second.facts)
                .containsExactly(
                        new Fact.Versions(Map.of("mlx", "1")), new Fact.Weights(10, 7, 5.5, 0, Map.of("BF16", 2L)));
    }

    private static final class Listener implements JobContext {
        private final List<Fact> facts = new ArrayList<>();

        @Override
        public Command command() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void observe(Fact fact) {
            facts.add(fact);
        }

        @Override
        public void progress(long done, long total, String unit) {}

        @Override
        public void alive() {}

        @Override
        public boolean stopped() {
            return false;
        }

        @Override
        public Registration onStop(Runnable action) {
            return () -> {};
        }
    }
}
