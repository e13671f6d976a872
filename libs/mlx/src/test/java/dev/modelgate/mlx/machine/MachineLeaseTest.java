package dev.modelgate.mlx.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MachineLeaseTest {

    @TempDir
    Path folder;

    @Test
    void onlyOneOfTwoProcessesHasIt() throws Exception {
        Path file = folder.resolve("lease");
        try (MachineLease lease = MachineLease.tryAcquire(file).orElseThrow()) {
            assertThat(lease).isNotNull();
            // A second attempt in this process is refused, and does not loosen the first.
            assertThat(MachineLease.tryAcquire(file)).isEmpty();
            assertThat(MachineLease.holder(file))
                    .hasValue(ProcessHandle.current().pid());

            Process other = holder(file);
            assertThat(other.inputReader().readLine()).isEqualTo("refused");
            end(other);
        }
    }

    @Test
    void itDiesWithItsHolder() throws Exception {
        Path file = folder.resolve("lease");
        Process other = holder(file);
        assertThat(other.inputReader().readLine()).isEqualTo("acquired");
        assertThat(MachineLease.tryAcquire(file)).isEmpty();
        assertThat(MachineLease.holder(file)).hasValue(other.pid());

        end(other);

        MachineLease.tryAcquire(file).orElseThrow().close();
    }

    @Test
    void canBeTakenAgainOnceGivenBack() throws Exception {
        Path file = folder.resolve("lease");
        MachineLease.tryAcquire(file).orElseThrow().close();
        assertThat(MachineLease.holder(file)).isEmpty();

        MachineLease.tryAcquire(file).orElseThrow().close();
    }

    private static Process holder(Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeaseHolder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void end(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
