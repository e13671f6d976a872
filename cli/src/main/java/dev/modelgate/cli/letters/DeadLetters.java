package dev.modelgate.cli.letters;

import dev.modelgate.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The dead letters of a broker. That one was sent again is written behind it, into its own partition, as a record with the header
 * {@value #REPLAYED}: it survives restarts, and never expires before the letter.
 */
public final class DeadLetters {
    /** Holds the offset, within the partition, of the letter that was sent again; in decimal digits. */
    static final String REPLAYED = "dead-letter-replayed-offset";

    private static final int LIMIT_MILLIS = 5_000;

    private final String servers;

    /** @param servers the address list of the broker, {@code host:port,…} */
    public DeadLetters(String servers) {
        this.servers = servers;
    }

    /**
     * All of them, newest last.
     *
     * @throws LettersException when the broker does not answer within 5 s
     */
    public List<DeadLetter> all() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", servers,
                        "default.api.timeout.ms", LIMIT_MILLIS,
                        "request.timeout.ms", LIMIT_MILLIS,
                        "allow.auto.create.topics", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return letters(records(consumer));
        } catch (KafkaException e) {
            throw silent(e);
        }
    }

    /**
     * Sends the message to its original topic as it was, waits until every replica in sync has it, then marks the letter. Dying
     * between the two leaves a message that was sent and is not marked.
     *
     * @param sent told each that was sent and marked, in order
     * @throws LettersException when the broker does not take it; those before it stay sent
     */
    public void replay(List<DeadLetter> letters, Consumer<DeadLetter> sent) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", servers,
                        "acks", "all",
                        "max.block.ms", LIMIT_MILLIS,
                        "request.timeout.ms", LIMIT_MILLIS,
                        "delivery.timeout.ms", 2 * LIMIT_MILLIS),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (DeadLetter letter : letters) {
                LetterId id = letter.id();
                producer.send(new ProducerRecord<>(
                                id.originalTopic(), null, letter.key(), letter.value(), letter.originalHeaders()))
                        .get();
                ProducerRecord<byte[], byte[]> mark =
                        new ProducerRecord<>(id.topic(), id.partition(), letter.key(), null);
                mark.headers().add(REPLAYED, Long.toString(id.offset()).getBytes(StandardCharsets.UTF_8));
                producer.send(mark).get();
                sent.accept(letter);
            }
        } catch (KafkaException | ExecutionException e) {
            throw silent(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LettersException.failure("Interrupted while dead letters were sent again.", e);
        }
    }

    private LettersException silent(Exception cause) {
        return LettersException.failure(
                "The Kafka broker at " + servers + " did not answer as it should (" + cause.getMessage()
                        + "); start the stack with ./modelgate up, or name a broker by KAFKA_BOOTSTRAP_SERVERS.",
                cause);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(KafkaConsumer<byte[], byte[]> consumer) {
        Map<String, ?> present = consumer.listTopics();
        List<TopicPartition> partitions = Topics.ALL.stream()
                .map(Topics::deadLetters)
                .filter(present::containsKey)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Instant heard = Instant.now();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            int before = records.size();
            consumer.poll(Duration.ofMillis(500)).forEach(records::add);
            if (records.size() > before) {
                heard = Instant.now();
            } else if (heard.plusMillis(2 * LIMIT_MILLIS).isBefore(Instant.now())) {
                throw new KafkaException("it has records and does not hand them over");
            }
        }
        return records;
    }

    private static List<DeadLetter> letters(List<ConsumerRecord<byte[], byte[]>> records) {
        Set<LetterId> replayed = new HashSet<>();
        records.stream().filter(DeadLetters::mark).forEach(record -> {
            String offset = new String(record.headers().lastHeader(REPLAYED).value(), StandardCharsets.UTF_8);
            replayed.add(LetterId.parse(record.topic() + "/" + record.partition() + "/" + offset));
        });
        return records.stream()
                .filter(record -> !mark(record))
                .map(record -> letter(record, replayed))
                .sorted(Comparator.comparing(DeadLetter::when)
                        .thenComparing(letter -> letter.id().topic())
                        .thenComparing(letter -> letter.id().partition())
                        .thenComparing(letter -> letter.id().offset()))
                .toList();
    }

    /** A message may have brought such a header along; as a letter it has a reason as well. */
    private static boolean mark(ConsumerRecord<byte[], byte[]> record) {
        Header offset = record.headers().lastHeader(REPLAYED);
        return offset != null
                && offset.value() != null
                && new String(offset.value(), StandardCharsets.UTF_8).matches("[0-9]{1,18}")
                && record.headers().lastHeader(DeadLetter.REASON) == null;
    }

    private static DeadLetter letter(ConsumerRecord<byte[], byte[]> record, Set<LetterId> replayed) {
        LetterId id = new LetterId(record.topic(), record.partition(), record.offset());
        return new DeadLetter(
                id,
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                record.value(),
                List.of(record.headers().toArray()),
                replayed.contains(id));
    }
}
