package dev.modelgate.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.ModelRef;
import dev.modelgate.contracts.Observation;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Journal journal;

    @BeforeEach
    void open() throws IOException {
        journal = Journal.open(folder, CLOCK);
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    @Test
    void remembersACommandItsFactsAndItsEndAcrossARestart() throws IOException {
        // Given
        JournalEntry entry = journal.accept(command("a"), "trace");
        entry.append(new Fact.Loaded(1));
        entry.append(new Fact.Loaded(2));
        Outcome outcome = outcome("a", 2);
        entry.finish(outcome);

        // When
        restart();

        // Then
        JournalEntry found = journal.find("a").orElseThrow();
        assertThat(found.command()).isEqualTo(command("a"));
        assertThat(found.traceparent()).isEqualTo("trace");
        assertThat(found.acceptedAt()).isEqualTo(NOW);
        assertThat(found.outcome()).contains(outcome);
        assertThat(found.unpublished())
                .containsExactly(
                        new Observation("a", "evaluation", 1, NOW, new Fact.Loaded(1)),
                        new Observation("a", "evaluation", 2, NOW, new Fact.Loaded(2)));
    }

    @Test
    void knowsOnlyWhatItWasGiven() throws IOException {
        assertThat(journal.find("never")).isEmpty();
        assertThatThrownBy(() -> journal.find("../elsewhere")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotCountALineThatACrashHasTorn() throws IOException {
        // Given
        JournalEntry entry = journal.accept(command("a"), null);
        entry.append(new Fact.Loaded(1));
        Files.writeString(
                folder.resolve("a").resolve(Journal.OBSERVATIONS),
                "{\"command\":\"a\",\"evaluation\":\"evaluation\",\"sequence\":2,\"at\":\"2026-03-01T12:00:00Z\",\"fact",
                StandardOpenOption.APPEND);

        // When
        restart();
        JournalEntry found = journal.find("a").orElseThrow();
        found.append(new Fact.Loaded(9));
        found.finish(outcome("a", 2));
        restart();

        // Then
        assertThat(journal.find("a").orElseThrow().unpublished())
                .extracting(Observation::sequence, Observation::fact)
                .containsExactly(tuple(1L, new Fact.Loaded(1)), tuple(2L, new Fact.Loaded(9)));
    }

    @Test
    void takesNoFactAfterTheEndAndNoSecondEnd() throws IOException {
        JournalEntry entry = journal.accept(command("a"), null);
        entry.finish(outcome("a", 0));

        assertThatThrownBy(() -> entry.append(new Fact.Loaded(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> entry.finish(outcome("a", 0))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void goesOnAfterWhatWasPublishedUntilItIsRewound() throws IOException {
        JournalEntry entry = journal.accept(command("a"), null);
        entry.append(new Fact.Loaded(1));
        entry.append(new Fact.Loaded(2));

        entry.advance(1);
        assertThat(entry.unpublished()).extracting(Observation::sequence).containsExactly(2L);
        entry.advance(1);
        assertThat(entry.unpublished()).isEmpty();
        entry.rewind();
        assertThat(entry.unpublished()).extracting(Observation::sequence).containsExactly(1L, 2L);
    }

    @Test
    void tellsOfEveryFactAndEnd() throws IOException {
        List<JournalEntry> told = new ArrayList<>();
        journal.onChange(told::add);
        JournalEntry entry = journal.accept(command("a"), null);

        entry.append(new Fact.Loaded(1));
        entry.finish(outcome("a", 1));

        assertThat(told).containsExactly(entry, entry);
    }

    @Test
    void listsWhatHasNotBeenPublished() throws IOException {
        journal.accept(command("running"), null);
        journal.accept(command("ended"), null).finish(outcome("ended", 0));
        JournalEntry published = journal.accept(command("published"), null);
        published.finish(outcome("published", 0));
        published.markPublished();

        restart();

        assertThat(journal.open())
                .extracting(entry -> entry.command().id())
                .containsExactlyInAnyOrder("running", "ended");
    }

    @Test
    void forgetsPublishedEntriesAfterTheirTimeAndHalfMadeOnesAtOnce() throws IOException {
        // Given
        for (String id : List.of("old", "young")) {
            JournalEntry entry = journal.accept(command(id), null);
            entry.finish(outcome(id, 0));
            entry.markPublished();
        }
        journal.accept(command("unpublished"), null);
        Files.createDirectory(folder.resolve(".new-half"));
        age("old", Duration.ofDays(31));
        age("young", Duration.ofDays(29));

        // When
        restart();
        int removed = journal.clean(Duration.ofDays(30));

        // Then
        assertThat(removed).isEqualTo(2);
        assertThat(journal.find("old")).isEmpty();
        assertThat(journal.find("young")).isPresent();
        assertThat(journal.find("unpublished")).isPresent();
        assertThat(folder.resolve(".new-half")).doesNotExist();
    }

    @Test
    void isOpenOnceAtATime() {
        assertThatThrownBy(() -> Journal.open(folder, CLOCK))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in use by another process");
    }

    @Test
    void writesThoughTheThreadIsInterrupted() throws IOException {
        JournalEntry entry = journal.accept(command("a"), null);

        Thread.currentThread().interrupt();
        entry.append(new Fact.Loaded(1));
        entry.finish(outcome("a", 1));

        assertThat(Thread.interrupted()).isTrue();
        restart();
        assertThat(journal.find("a").orElseThrow().outcome()).isPresent();
    }

    private void restart() throws IOException {
        journal.close();
        journal = Journal.open(folder, CLOCK);
    }

    private void age(String id, Duration age) throws IOException {
        Files.setLastModifiedTime(folder.resolve(id).resolve(Journal.PUBLISHED), FileTime.from(NOW.minus(age)));
    }

    private static Command command(String id) {
        return new Command(
                id,
                "evaluation",
                "gate",
                "step",
                1,
                "mac",
                NOW,
                NOW.plusSeconds(60),
                10,
                new Task.SmokeTest(ModelRef.parse("dir:model"), "prompt", 1));
    }

    private static Outcome outcome(String id, long observations) {
        return new Outcome(
                id, "evaluation", "mac", "incarnation", NOW, NOW, observations, new Result.Completed(null, false));
    }
}
