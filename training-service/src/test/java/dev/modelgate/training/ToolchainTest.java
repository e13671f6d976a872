package dev.modelgate.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.worker.machine.Accelerator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ToolchainTest {
    @Test
    void waitsForTheVersionsThatComeAfterTheStartAndNamesTheDecisiveOnes() throws Exception {
        // Given
        LateAccelerator accelerator = new LateAccelerator();
        FutureTask<Map<String, String>> versions = started(new Toolchain(accelerator)::versions);
        assertThat(accelerator.asked.await(1, TimeUnit.MINUTES)).isTrue();

        // When
        accelerator.versions.complete(Map.of(
                "mlx", "0.30.0", "mlx_lm", "0.28.4", "backend", "cpu", "os", "Linux x86_64", "blas", "openblas"));

        // Then
        assertThat(versions.get(1, TimeUnit.MINUTES))
                .isEqualTo(Map.of("mlx", "0.30.0", "mlx_lm", "0.28.4", "backend", "cpu", "os", "Linux x86_64"));
    }

    @Test
    void stopsWaitingWhenItsJobIsStopped() throws Exception {
        // Given
        LateAccelerator accelerator = new LateAccelerator();
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread job = Thread.ofVirtual().start(() -> {
            try {
                new Toolchain(accelerator).versions();
            } catch (Exception e) {
                end.complete(e);
            }
        });
        assertThat(accelerator.asked.await(1, TimeUnit.MINUTES)).isTrue();

        // When
        job.interrupt();

        // Then
        assertThat(end.get(1, TimeUnit.MINUTES)).isInstanceOf(InterruptedException.class);
    }

    private static <T> FutureTask<T> started(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }

    /** Tells its versions when the test says so. */
    private static final class LateAccelerator implements Accelerator {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CompletableFuture<Map<String, String>> versions = new CompletableFuture<>();

        @Override
        public String backend() {
            return "none";
        }

        @Override
        public Map<String, String> versions() {
            return versions.getNow(Map.of());
        }

        @Override
        public CompletionStage<Map<String, String>> knownVersions() {
            asked.countDown();
            return versions;
        }
    }
}
