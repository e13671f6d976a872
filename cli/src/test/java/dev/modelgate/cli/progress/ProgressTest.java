package dev.modelgate.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.cli.client.Evaluation;
import dev.modelgate.cli.client.Evaluation.Gate;
import dev.modelgate.cli.client.Evaluation.State;
import dev.modelgate.cli.client.Evaluation.Step;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);

    @Test
    void aLineNamesGateStepAndHowFar() {
        Progress progress = new Progress(out, true, 120, clock);

        progress.show(running(step("COMPLETED", null), step("RUNNING", new Evaluation.Progress(3L, 5L, "queries"))));

        assertThat(text()).contains("PASS").contains("tokenizer");
        assertThat(text()).endsWith("gate 1  latency > latency  3 of 5 queries");
    }

    @Test
    void withoutATerminalALineIsWrittenPerStepNotPerAnswer() {
        Progress progress = new Progress(out, false, 80, clock);

        progress.show(running(step("RUNNING", new Evaluation.Progress(3L, 5L, "queries"))));
        progress.show(running(step("RUNNING", new Evaluation.Progress(4L, 5L, "queries"))));

        assertThat(text().lines().filter(line -> line.contains("latency > latency")))
                .hasSize(1);
    }

    @Test
    void withoutATerminalALineIsWrittenOnlyWhenItDiffers() {
        Progress progress = new Progress(out, false, 80, clock);

        progress.doing("one");
        progress.doing("one");
        progress.tick();
        progress.doing("two");

        assertThat(text().lines()).containsExactly(" 0:00  one", " 0:00  two");
    }

    @Test
    void withoutATerminalALongStepIsWrittenEveryTenSecondsWithHowFarItIs() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        Progress progress = new Progress(out, false, 80, now::get);
        progress.doing("train", "1 of 50 iterations");

        now.set(Instant.ofEpochSecond(9));
        progress.doing("train", "9 of 50 iterations");
        now.set(Instant.ofEpochSecond(10));
        progress.tick();
        progress.doing("train", "11 of 50 iterations");

        assertThat(text().lines()).containsExactly(" 0:00  train", " 0:10  train  9 of 50 iterations");
    }

    @Test
    void onATerminalTheLineIsRewrittenAndCutToItsWidth() {
        Progress progress = new Progress(out, true, 12, clock);

        progress.doing("a very long line");
        progress.say("done");

        assertThat(text()).isEqualTo("\r\u001b[K 0:00  a ve\r\u001b[K 0:00  done" + System.lineSeparator());
    }

    @Test
    void aJudgedGateIsSaidOnce() {
        Progress progress = new Progress(out, false, 80, clock);

        progress.show(running());
        progress.show(running());

        assertThat(text().lines().filter(line -> line.contains("PASS"))).hasSize(1);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private static Step step(String state, Evaluation.Progress progress) {
        return new Step("latency", state, 1, null, progress);
    }

    private static Evaluation running(Step... steps) {
        List<Gate> gates = List.of(
                new Gate("tokenizer", "PASS", List.of(), 1.2, List.of()),
                new Gate("latency", null, List.of(), null, List.of(steps)));
        return new Evaluation("1", null, State.RUNNING, "here", null, null, null, null, null, null, gates);
    }
}
