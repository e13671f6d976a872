package dev.modelgate.controller.messaging;

import dev.modelgate.contracts.UnreadableMessageException;
import dev.modelgate.contracts.Wire;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Takes in a batch of records: reads each, hands them to their handler in groups of one key, waits out trouble that passes, and
 * puts aside what cannot be read or applied, so that the rest goes on.
 */
@ApplicationScoped
public class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private static final long LONGEST_BATCH_SECONDS = 10;

    private final DeadLetters deadLetters;
    private final ChannelRegistry channels;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ReadWriteLock underWay = new ReentrantReadWriteLock();

    Intake(DeadLetters deadLetters, ChannelRegistry channels) {
        this.deadLetters = deadLetters;
        this.channels = channels;
    }

    /** Lets no further batch in and waits for those under way, while the database is still there. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
            throws InterruptedException {
        channels.getIncomingNames().stream()
                .map(channels::getPausable)
                .filter(Objects::nonNull)
                .forEach(PausableChannel::pause);
        stopped.countDown();
        if (underWay.writeLock().tryLock(LONGEST_BATCH_SECONDS, TimeUnit.SECONDS)) {
            underWay.writeLock().unlock();
        }
    }

    /**
     * @param records as polled; the caller acknowledges them after this returns
     * @param type what the topic holds
     * @param group what belongs into one transaction, such as the evaluation's id
     * @param handler applies a group, all or nothing, in a transaction of its own; may be called again with the same group
     * @throws IllegalStateException when the service stops first; nothing of the batch may be acknowledged then
     */
    public <T> void take(
            ConsumerRecords<String, byte[]> records,
            Class<T> type,
            Function<T, String> group,
            Consumer<List<Received<T>>> handler) {
        underWay.readLock().lock();
        try {
            if (stopped.getCount() == 0) {
                throw new Stopped();
            }
            takeAll(records, type, group, handler);
        } finally {
            underWay.readLock().unlock();
        }
    }

    private <T> void takeAll(
            ConsumerRecords<String, byte[]> records,
            Class<T> type,
            Function<T, String> group,
            Consumer<List<Received<T>>> handler) {
        Map<String, List<Entry<T>>> groups = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                T message = Wire.read(record.value() == null ? new byte[0] : record.value(), type);
                String key = String.valueOf(group.apply(message));
                groups.computeIfAbsent(key, unused -> new ArrayList<>())
                        .add(new Entry<>(record, Received.of(record, message)));
            } catch (UnreadableMessageException e) {
                putAside(record, e);
            }
        }
        groups.values().forEach(entries -> apply(entries, handler));
    }

    private <T> void apply(List<Entry<T>> entries, Consumer<List<Received<T>>> handler) {
        try {
            patiently(() -> handler.accept(entries.stream().map(Entry::received).toList()));
        } catch (Stopped e) {
            throw e;
        } catch (RuntimeException e) {
            if (entries.size() == 1) {
                LOG.errorf(
                        e,
                        "A record of %s cannot be applied.",
                        entries.getFirst().record().topic());
                putAside(entries.getFirst().record(), e);
            } else {
                entries.forEach(entry -> apply(List.of(entry), handler));
            }
        }
    }

    private void putAside(ConsumerRecord<String, byte[]> record, Exception reason) {
        try {
            patiently(() -> deadLetters.put(record, reason));
        } catch (Stopped e) {
            throw e;
        } catch (RuntimeException e) {
            // It stays where it is on its topic; stopping the channel for it would keep all the others waiting for
            // ever.
            LOG.errorf(
                    e,
                    "Record %d of %s-%d can neither be applied nor put aside.",
                    record.offset(),
                    record.topic(),
                    record.partition());
        }
    }

    private void patiently(Runnable work) {
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (!Transience.passes(e)) {
                    throw e;
                }
                LOG.warnf("Taking in messages waits %d ms: %s", pause, e.getMessage());
                pause(pause);
            }
        }
    }

    private void pause(long millis) {
        try {
            if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
                throw new Stopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    private record Entry<T>(ConsumerRecord<String, byte[]> record, Received<T> received) {}

    private static final class Stopped extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("The service stops; the batch will be delivered again.");
        }
    }
}
