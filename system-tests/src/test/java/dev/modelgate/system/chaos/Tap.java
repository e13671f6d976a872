package dev.modelgate.system.chaos;

import dev.modelgate.contracts.Topics;
import dev.modelgate.system.chaos.history.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads every topic from its beginning, all the time, and remembers it: what was said outlives the broker's data. */
final class Tap implements AutoCloseable {
    /** Header that tells what a stranger has put there. */
    static final String INJECTION = "chaos-injection";

    private static final Set<String> COMMANDS =
            Set.of(Topics.CONVERTER_COMMANDS, Topics.INFERENCE_COMMANDS, Topics.TRAINING_COMMANDS);
    private static final List<String> ALL = Stream.concat(
                    Topics.ALL.stream(), Topics.ALL.stream().map(Topics::deadLetters))
            .toList();
    private static final Duration ONE_POLL = Duration.ofMillis(100);

    private final String servers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<Message> messages = new ArrayList<>();
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Map<Signal, Integer> counts = new EnumMap<>(Signal.class);
    private final Thread thread;
    private int epoch;
    private Instant wipedAt;
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
        return locked(() -> counts.getOrDefault(signal, 0));
    }

    /** All that was read so far. */
    List<Message> messages() {
        return locked(() -> List.copyOf(messages));
    }

    /** What the stack has said itself so far, with all headers; what is older than the newest few hundred may be missing. */
    List<ConsumerRecord<String, byte[]>> records() {
        return locked(() -> List.copyOf(records));
    }

    /** How often the broker has lost its data. */
    int epoch() {
        return locked(() -> epoch);
    }

    /** When it last did; null when it never did. */
    Instant wipedAt() {
        return locked(() -> wipedAt);
    }

    /** To be told when the broker's data is gone: everything is read from the beginning again. */
    void wiped() {
        locked(() -> {
            epoch++;
            wipedAt = Instant.now();
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
        locked(() -> again = epoch != before);
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
                batch.forEach(this::keep);
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

    private void keep(ConsumerRecord<String, byte[]> record) {
        if (!known.add(epoch + " " + record.topic() + " " + record.partition() + " " + record.offset())) {
            return;
        }
        String injection = header(record, INJECTION);
        boolean heartbeat = record.topic().equals(Topics.MACHINES);
        if (injection == null) {
            records.add(record);
            if (records.size() > 600) {
                records.subList(0, 300).clear();
            }
        }
        if (heartbeat || record.value() == null) {
            return;
        }
        Message message = new Message(
                epoch,
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                header(record, "ce_id"),
                new String(record.value(), StandardCharsets.UTF_8),
                injection == null ? null : Integer.valueOf(injection));
        messages.add(message);
        if (injection == null) {
            signal(record.topic()).ifPresent(signal -> counts.merge(signal, 1, Integer::sum));
        }
    }

    private static Optional<Signal> signal(String topic) {
        if (COMMANDS.contains(topic)) {
            return Optional.of(Signal.COMMAND_SENT);
        }
        return Optional.ofNullable(
                switch (topic) {
                    case Topics.OBSERVATIONS -> Signal.OBSERVATION_PUBLISHED;
                    case Topics.OUTCOMES -> Signal.OUTCOME_PUBLISHED;
                    case Topics.VERDICTS -> Signal.VERDICT_TOLD;
                    default -> null;
                });
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
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
