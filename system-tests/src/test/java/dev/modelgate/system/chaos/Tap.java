package dev.modelgate.system.chaos;

import dev.modelgate.contracts.Topics;
import dev.modelgate.system.chaos.history.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads every topic from its beginning, all the time, and remembers it: what was said outlives the broker's data. */
final class Tap implements AutoCloseable {
    /** Header that tells what a stranger has put there. */
    static final String INJECTION = "chaos-injection";

    private static final List<String> ALL = Stream.concat(
                    Topics.ALL.stream(), Topics.ALL.stream().map(Topics::deadLetters))
            .toList();
    private static final Duration ONE_POLL = Duration.ofMillis(100);

    private final String servers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Heard heard = new Heard();
    private final Thread thread;
    private boolean again = true;
    private volatile boolean stopped;

    /** @param servers as Kafka clients take them; they need not be there yet */
    Tap(String servers) {
        this.servers = servers;
        this.thread = Thread.ofPlatform().name("tap").daemon().start(this::run);
    }

    /** Waits until the condition holds, looking whenever something was read; returns whether it does. */
    boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                // Not everything that is waited for is a message; a second is how stale an answer may be.
                long slice = Math.min(left, Duration.ofSeconds(1).toNanos());
                left -= slice - Math.max(0, news.awaitNanos(slice));
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** How many of a kind were seen since the beginning, injected ones not counted. */
    int count(Signal signal) {
        return locked(() -> heard.count(signal));
    }

    /** All that was read so far. */
    List<Message> messages() {
        return locked(() -> heard.messages());
    }

    /** What the stack has said itself so far, with all headers; what is older than the newest few hundred may be missing. */
    List<ConsumerRecord<String, byte[]>> records() {
        return locked(() -> heard.lately());
    }

    /** How often the broker has lost its data. */
    int epoch() {
        return locked(heard::epoch);
    }

    /** When it last did; null when it never did. */
    Instant wipedAt() {
        return locked(heard::wipedAt);
    }

    /** To be told when the broker's data is gone: everything is read from the beginning again. */
    void wiped() {
        locked(() -> {
            heard.wiped(Instant.now());
            again = true;
            return null;
        });
    }

    private void run() {
        while (!stopped) {
            try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                while (!stopped) {
                    boolean anew = locked(() -> again);
                    if (anew && !assign(consumer)) {
                        continue;
                    }
                    read(consumer);
                }
            } catch (KafkaException e) {
                locked(() -> again = true);
            }
        }
    }

    /** Whether all topics are there by now. Messages that were read before are known by where they stood. */
    private boolean assign(KafkaConsumer<String, byte[]> consumer) {
        int before = epoch();
        List<TopicPartition> partitions = new ArrayList<>();
        Map<String, ?> present = consumer.listTopics();
        if (!present.keySet().containsAll(ALL)) {
            tick();
            return false;
        }
        for (String topic : ALL) {
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        locked(() -> again = heard.epoch() != before);
        return true;
    }

    private void read(KafkaConsumer<String, byte[]> consumer) {
        var batch = consumer.poll(ONE_POLL);
        if (batch.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            if (!again) {
                batch.forEach(heard::keep);
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void tick() {
        locked(() -> {
            news.signalAll();
            return null;
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        "5000",
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        "4000"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
