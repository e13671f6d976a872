package dev.modelgate.mlx;

import static dev.modelgate.mlx.TinyMlx.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelgate.mlx.machine.PeakMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The driver against the real Python program and a tiny real model. */
@Timeout(180)
class MlxProcessTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeModel() throws Exception {
        TinyMlx.makeModelAndRows(folder);
    }

    private static MlxProcess startLoaded() throws Exception {
        MlxProcess process = TinyMlx.start();
        process.call(new MlxRequest.Load(folder.resolve("tiny")), LIMITS);
        return process;
    }

    @Test
    void greetsWithVersionsMachineAndSettings() throws Exception {
        try (MlxProcess process = TinyMlx.start()) {
            Greeting greeting = process.greeting();

            assertThat(greeting.pid()).isEqualTo(process.pid());
            assertThat(greeting.versions()).containsEntry("mlxLm", "0.32.2").containsEntry("mlx", "0.32.4");
            assertThat(greeting.machine().backend()).isIn("cpu", "metal");
            assertThat(greeting.machine().blas()).isIn("openblas", "accelerate");
            assertThat(greeting.machine().memoryBytes()).isPositive();
            assertThat(greeting.settings().wiredLimit()).isEqualTo("unchanged");
        }
    }

    @Test
    void generatesWithATimePerToken() throws Exception {
        try (MlxProcess process = startLoaded()) {
            MlxResult.Generated answer = process.call(TinyMlx.generate(20), LIMITS);

            assertThat(answer.tokenIds()).hasSize(20).hasSameSizeAs(answer.tokenSeconds());
            assertThat(answer.tokenSeconds()).isSorted();
            assertThat(answer.timeToFirstTokenSeconds()).isPositive();
            assertThat(answer.finishReason()).isEqualTo("length");
            assertThat(answer.peakMlxBytes()).isPositive();
            assertThat(process.call(TinyMlx.generate(20), LIMITS).tokenIds()).isEqualTo(answer.tokenIds());
        }
    }

    @Test
    void weighsTheProcessByTheFigureOfThePlatform() throws Exception {
        try (MlxProcess process = startLoaded()) {
            PeakMemory peak = process.peakMemory();

            assertThat(peak.bytes()).isBetween(20_000_000L, 2_000_000_000L);
            assertThat(peak.method().label()).isIn("VmHWM", "ri_lifetime_max_phys_footprint");
        }
    }

    @Test
    void cancelsBetweenTokensAndGoesOnWithTheNextRequest() throws Exception {
        try (MlxProcess process = startLoaded()) {
            // Given a request that has begun to answer
            List<MlxCall<?>> running = new ArrayList<>();
            MlxCall<MlxResult.Generated> call = process.submit(
                    TinyMlx.generateEndlessly(), event -> running.getFirst().cancel());
            running.add(call);

            // When its first event cancels it, then it ends as cancelled
            assertThatThrownBy(() -> call.await(LIMITS)).isInstanceOf(MlxException.Cancelled.class);

            // And the process is still of use
            assertThat(process.call(TinyMlx.generate(3), LIMITS).tokenIds()).hasSize(3);
        }
    }

    @Test
    void cancelsWhenTheWaitingThreadIsInterrupted() throws Exception {
        try (MlxProcess process = startLoaded()) {
            CountDownLatch begun = new CountDownLatch(1);
            FutureTask<Boolean> waiting = new FutureTask<>(() -> {
                assertThatThrownBy(() -> process.call(TinyMlx.generateEndlessly(), LIMITS, event -> begun.countDown()))
                        .isInstanceOf(MlxException.Cancelled.class);
                return Thread.currentThread().isInterrupted();
            });
            Thread waiter = Thread.ofPlatform().start(waiting);
            begun.await();

            waiter.interrupt();

            assertThat(waiting.get()).as("interrupt is kept").isTrue();
            assertThat(process.call(TinyMlx.generate(3), LIMITS).tokenIds()).hasSize(3);
        }
    }

    @Test
    void saysThatTheProcessDiedWhenItIsKilledAtWork() throws Exception {
        try (MlxProcess process = startLoaded()) {
            MlxCall<?> call = process.submit(TinyMlx.generateEndlessly(), event -> process.kill());

            MlxException.ProcessDied died =
                    catchThrowableOfType(MlxException.ProcessDied.class, () -> call.await(LIMITS));

            assertThat(died.exitCode()).isEqualTo(137);
            assertThat(died).hasMessageContaining("killed");
            assertThatThrownBy(() -> process.call(TinyMlx.generate(3), LIMITS))
                    .isInstanceOf(MlxException.ProcessDied.class);
        }
    }

    @Test
    void saysThatTheProcessHangsWhenNothingIsHeardOfTheRequest() throws Exception {
        try (MlxProcess process = startLoaded()) {
            MlxCall<?> call = process.submit(TinyMlx.generateEndlessly(), event -> signal("STOP", process.pid()));

            assertThatThrownBy(() -> call.await(new CallLimits(Duration.ofSeconds(60), Duration.ofSeconds(2))))
                    .isInstanceOf(MlxException.Hung.class)
                    .hasMessageContaining("no progress with 'generate' for 2 s");
            assertThat(ProcessHandle.of(process.pid()).filter(ProcessHandle::isAlive))
                    .isEmpty();
        }
    }

    @Test
    void stopsARequestThatGetsOnButIsNotFinishedInTime() throws Exception {
        try (MlxProcess process = startLoaded()) {
            assertThatThrownBy(() -> process.call(
                            TinyMlx.generateEndlessly(),
                            new CallLimits(Duration.ofMillis(500), Duration.ofSeconds(30))))
                    .isInstanceOf(MlxException.DeadlineExceeded.class)
                    .hasMessageContaining("within 0.5 s");
            assertThat(process.call(TinyMlx.generate(3), LIMITS).tokenIds()).hasSize(3);
        }
    }

    @Test
    void leavesNoProcessBehindWhenClosedAtWork() throws Exception {
        MlxProcess process = startLoaded();
        CountDownLatch begun = new CountDownLatch(1);
        MlxCall<?> call = process.submit(TinyMlx.generateEndlessly(), event -> begun.countDown());
        FutureTask<Throwable> waiting =
                new FutureTask<>(() -> catchThrowableOfType(MlxException.class, () -> call.await(LIMITS)));
        Thread.ofPlatform().start(waiting);
        begun.await();

        process.close();

        assertThat(ProcessHandle.of(process.pid()).filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(waiting.get()).isInstanceOf(MlxException.ProcessDied.class);
    }

    @Test
    void blamesTheModelForDamagedFiles() throws Exception {
        Path damaged = Files.createDirectories(folder.resolve("damaged"));
        Files.writeString(damaged.resolve("config.json"), "{\"model_type\": \"no-such-architecture\"}");
        Files.write(damaged.resolve("model.safetensors"), new byte[] {1, 2, 3});
        try (MlxProcess process = TinyMlx.start()) {
            assertThatThrownBy(() -> process.call(new MlxRequest.Load(damaged), LIMITS))
                    .isInstanceOf(MlxException.ModelFault.class)
                    .hasMessageContaining(damaged.toString());
        }
    }

    @Test
    void blamesTheRequestForAMissingDirectory() throws Exception {
        try (MlxProcess process = TinyMlx.start()) {
            assertThatThrownBy(() -> process.call(new MlxRequest.Load(folder.resolve("absent")), LIMITS))
                    .isInstanceOf(MlxException.InputFault.class)
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void findsValidPythonInAnAnswerWithoutAModel() throws Exception {
        try (MlxProcess process = TinyMlx.start()) {
            MlxResult.PythonSyntaxFound found = process.call(
                    new MlxRequest.PythonSyntax("Sure:\n```python\ndef is_prime(n):\n    return n > 1\n```"), LIMITS);

            assertThat(found.valid()).isTrue();
            assertThat(found.functions()).containsExactly("is_prime");
        }
    }

    @Test
    void refusesAnInterpreterThatIsNotThere() {
        assertThatThrownBy(() -> MlxProcess.start(MlxLaunch.with(folder.resolve("no-python"), folder)))
                .isInstanceOf(MlxException.StartFailed.class)
                .hasMessageContaining("no-python");
    }

    @Test
    void saysWhyAProcessEndedBeforeItGreeted() throws Exception {
        MlxLaunch launch = TinyMlx.launch();
        Path bare = Path.of("/usr/bin/env");

        assertThatThrownBy(() -> MlxProcess.start(MlxLaunch.with(bare, launch.home())))
                .isInstanceOf(MlxException.StartFailed.class)
                .hasMessageContaining("exit code");
    }

    private static void signal(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
