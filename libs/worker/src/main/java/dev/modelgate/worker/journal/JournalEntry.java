package dev.modelgate.worker.journal;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Observation;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Wire;
import dev.modelgate.worker.disk.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One command on this machine's disk: what was asked, what was observed, how it ended, whether that has been published. */
public final class JournalEntry {
    private static final int PAGE = 256;

    private final Path folder;
    private final Accepted accepted;
    private final Clock clock;
    private final Consumer<JournalEntry> changed;
    private final ObservationLog log;
    private volatile Outcome outcome;
    private ObservationLog.Cursor published = ObservationLog.Cursor.START;

    JournalEntry(Path folder, Accepted accepted, Outcome outcome, Clock clock, Consumer<JournalEntry> changed)
            throws IOException {
        this.folder = folder;
        this.accepted = accepted;
        this.outcome = outcome;
        this.clock = clock;
        this.changed = changed;
        this.log = new ObservationLog(folder.resolve(Journal.OBSERVATIONS));
    }

    public Command command() {
        return accepted.command();
    }

    /** Trace context of the message that brought the command; null when it had none. */
    public String traceparent() {
        return accepted.traceparent();
    }

    public Instant acceptedAt() {
        return accepted.at();
    }

    /** Notes a fact under the next number. It is durable when the call returns. */
    public synchronized void append(Fact fact) throws IOException {
        if (outcome != null) {
            throw new IllegalStateException(
                    "Command " + command().id() + " has ended; nothing can be observed any more.");
        }
        log.append(new Observation(command().id(), command().evaluation(), log.count() + 1, clock.instant(), fact));
        changed.accept(this);
    }

    /** Number of the last observation. */
    public long observations() {
        return log.count();
    }

    /** How the command ended; empty while it waits or runs. */
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** Notes how the command ended, once. It is durable when the call returns. */
    public synchronized void finish(Outcome outcome) throws IOException {
        if (this.outcome != null) {
            throw new IllegalStateException("Command " + command().id() + " has ended already.");
        }
        log.close();
        DurableFiles.write(folder.resolve(Journal.OUTCOME), Wire.write(outcome).getBytes(StandardCharsets.UTF_8));
        this.outcome = outcome;
        changed.accept(this);
    }

    /** Observations that have not been published since the start or {@link #rewind}; a page at a time. */
    public synchronized List<Observation> unpublished() throws IOException {
        return log.read(published, PAGE).observations();
    }

    /** Notes, in memory only, that the first {@code count} of {@link #unpublished} have been published. */
    public synchronized void advance(int count) throws IOException {
        published = log.read(published, count).next();
    }

    /** Everything is to be published again. */
    public synchronized void rewind() {
        published = ObservationLog.Cursor.START;
    }

    /** Notes that the outcome and all before it have been published. */
    public void markPublished() throws IOException {
        Files.write(folder.resolve(Journal.PUBLISHED), new byte[0]);
    }

    public boolean isPublished() {
        return Files.exists(folder.resolve(Journal.PUBLISHED));
    }
}
