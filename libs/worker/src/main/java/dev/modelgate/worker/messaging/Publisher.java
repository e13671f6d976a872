package dev.modelgate.worker.messaging;

import dev.modelgate.contracts.Observation;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.worker.journal.Journal;
import dev.modelgate.worker.journal.JournalEntry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Publishes what stands in the journal, on one thread: observations in order, then the outcome once the broker has them all. The
 * journal is the buffer, so an absent broker costs neither memory nor facts; it is tried again until it is back.
 */
@Singleton
class Publisher {
    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Reports reports;
    private final Journal journal;
    private final Set<String> due = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(runnable -> {
        Thread publisher = new Thread(runnable, "modelgate-publisher");
        publisher.setDaemon(true);
        return publisher;
    });

    Publisher(Reports reports, Journal journal) {
        this.reports = reports;
        this.journal = journal;
        journal.onChange(this::publish);
    }

    /** Publishes what {@code entry} has and the broker has not. Returns at once. */
    void publish(JournalEntry entry) {
        if (due.add(entry.command().id())) {
            thread.execute(() -> {
                due.remove(entry.command().id());
                run(entry);
            });
        }
    }

    /** Publishes all of {@code entry} once more. Returns at once. */
    void publishAgain(JournalEntry entry) {
        thread.execute(() -> {
            entry.rewind();
            run(entry);
        });
    }

    /** Publishes an outcome that could not be noted. Returns at once. */
    void publishUnnoted(Outcome outcome, String traceparent) {
        thread.execute(() -> {
            try {
                deliver(() -> reports.send(outcome, traceparent));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** How many commands have something to publish. */
    int backlog() {
        return due.size();
    }

    /** Waits at most this long for what is due. */
    void shutDown(Duration most) throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("Not everything could be published; it will be at the next start.");
        }
    }

    @PreDestroy
    void close() {
        thread.shutdownNow();
    }

    private void run(JournalEntry entry) {
        try {
            publishAll(entry);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.errorf(
                    e,
                    "A journal entry cannot be read and is not published. command=%s",
                    entry.command().id());
        }
    }

    private void publishAll(JournalEntry entry) throws IOException, InterruptedException {
        // Read before the observations: none can follow an outcome that is seen here.
        Optional<Outcome> outcome = entry.outcome();
        List<Observation> page = entry.unpublished();
        while (!page.isEmpty()) {
            for (Observation observation : page) {
                deliver(() -> reports.send(observation, entry.traceparent()));
                entry.advance(1);
            }
            page = entry.unpublished();
        }
        if (outcome.isPresent()) {
            deliver(() -> reports.send(outcome.get(), entry.traceparent()));
            entry.markPublished();
            journal.unload(entry);
        }
    }

    private void deliver(Supplier<Uni<Void>> message) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                message.get().await().indefinitely();
                return;
            } catch (RuntimeException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                LOG.warnf("A message could not be published and is tried again in %d ms: %s", pause.toMillis(), e);
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }
}
