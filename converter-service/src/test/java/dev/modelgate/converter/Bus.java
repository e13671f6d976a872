package dev.modelgate.converter;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.CommandId;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Observation;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Task;
import dev.modelgate.contracts.Topics;
import dev.modelgate.contracts.UnreadableMessageException;
import dev.modelgate.contracts.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Speaks to the converter as the controller does: over the broker. */
public final class Bus implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String servers;
    private final KafkaProducer<String, byte[]> producer;

    public Bus(String servers) {
        this.servers = servers;
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** What the converter said to one command. */
    public record Report(Outcome outcome, List<Fact> facts) {
        public <T extends Fact> List<T> facts(Class<T> type) {
            return facts.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    /** A command of a new evaluation. */
    public static Command command(Task task) {
        String evaluation = UUID.randomUUID().toString();
        Instant now = Instant.now();
        String id = CommandId.of(evaluation, "gate", "step", 1);
        return new Command(id, evaluation, "gate", "step", 1, null, now, now.plusSeconds(300), 60, task);
    }

    /** Sends a task and waits for its outcome and all observations that the outcome counts. */
    public Report carryOut(Task task) throws Exception {
        Command command = command(task);
        send(command);
        return await(command);
    }

    public void send(Command command) throws Exception {
        send(command.evaluation(), Wire.write(command));
    }

    public void send(String key, String value) throws Exception {
        producer.send(new ProducerRecord<>(Topics.CONVERTER_COMMANDS, key, value.getBytes(StandardCharsets.UTF_8)))
                .get();
    }

    public Report await(Command command) {
        Outcome outcome = outcomes(command, 1).getFirst();
        List<Observation> observations = read(
                        Topics.OBSERVATIONS,
                        Observation.class,
                        all -> of(command, all).stream()
                                        .map(Observation::sequence)
                                        .distinct()
                                        .count()
                                >= outcome.observations())
                .stream()
                .filter(observation -> observation.command().equals(command.id()))
                .toList();
        return new Report(outcome, observations.stream().map(Observation::fact).toList());
    }

    public List<Outcome> outcomes(Command command, int count) {
        return read(
                        Topics.OUTCOMES,
                        Outcome.class,
                        all -> all.stream()
                                        .filter(outcome -> outcome.command().equals(command.id()))
                                        .count()
                                >= count)
                .stream()
                .filter(outcome -> outcome.command().equals(command.id()))
                .toList();
    }

    public List<ConsumerRecord<String, byte[]>> deadLetters(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        return records(
                        Topics.deadLetters(Topics.CONVERTER_COMMANDS),
                        all -> all.stream().anyMatch(wanted))
                .stream()
                .filter(wanted)
                .toList();
    }

    private static List<Observation> of(Command command, List<Observation> all) {
        return all.stream()
                .filter(observation -> observation.command().equals(command.id()))
                .toList();
    }

    private <T> List<T> read(String topic, Class<T> type, Predicate<List<T>> enough) {
        return parse(records(topic, records -> enough.test(parse(records, type))), type);
    }

    private static <T> List<T> parse(List<ConsumerRecord<String, byte[]>> records, Class<T> type) {
        List<T> messages = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : records) {
            try {
                messages.add(Wire.read(message.value(), type));
            } catch (UnreadableMessageException e) {
                throw new AssertionError("The converter wrote what nobody can read.", e);
            }
        }
        return messages;
    }

    private List<ConsumerRecord<String, byte[]>> records(
            String topic, Predicate<List<ConsumerRecord<String, byte[]>>> enough) {
        List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            Instant end = Instant.now().plus(LIMIT);
            while (!enough.test(heard)) {
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError("What was awaited did not come on " + topic + "; there were "
                            + heard.stream()
                                    .map(message -> new String(message.value(), StandardCharsets.UTF_8))
                                    .toList());
                }
                consumer.poll(Duration.ofMillis(100)).forEach(heard::add);
            }
        }
        return heard;
    }

    @Override
    public void close() {
        producer.close();
    }
}
