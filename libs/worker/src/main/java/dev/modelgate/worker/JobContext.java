package dev.modelgate.worker;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import java.time.Instant;

/** What a handler may do while its job runs. Safe to use from several threads. */
public interface JobContext {
    Command command();

    /**
     * Reports a fact: it is on this machine's disk when the call returns, and published soon after, in order.
     *
     * @throws java.io.UncheckedIOException when the journal cannot be written
     */
    void observe(Fact fact);

    /**
     * Reports how far the job is. Every call is a sign of life; at most one a second is published, the last one always.
     *
     * @param done of {@code total}
     * @param total 0 when unknown
     * @param unit what is counted, in words
     */
    void progress(long done, long total, String unit);

    /** A sign of life that is not worth publishing: it restarts the progress deadline. */
    void alive();

    /** Whether the job has to stop: cancelled, overdue, silent for too long, or the service is stopping. */
    boolean stopped();

    /**
     * Registers what ends a blocking part at once, such as killing a process. It runs on another thread when the job has to
     * stop, and immediately when it already has to. Closing the registration forgets it.
     */
    Registration onStop(Runnable action);

    /** After this instant the job is stopped. */
    default Instant deadline() {
        return command().deadline();
    }

    /** A registered action. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
