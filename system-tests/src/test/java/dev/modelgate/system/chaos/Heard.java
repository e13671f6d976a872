package dev.modelgate.system.chaos;

import dev.modelgate.contracts.Topics;
import dev.modelgate.system.chaos.history.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What was read from the topics, each record once, however often it is read. Not for several threads at a time. */
final class Heard {
    private static final Set<String> COMMANDS =
            Set.of(Topics.CONVERTER_COMMANDS, Topics.INFERENCE_COMMANDS, Topics.TRAINING_COMMANDS);
    private static final int MOST_RECORDS = 600;

    private final List<Message> messages = new ArrayList<>();
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Map<Signal, Integer> counts = new EnumMap<>(Signal.class);
    private int epoch;
    private Instant wipedAt;

    void keep(ConsumerRecord<String, byte[]> record) {
        if (!known.add(epoch + " " + record.topic() + " " + record.partition() + " " + record.offset())) {
            return;
        }
        String injection = header(record, Tap.INJECTION);
        if (injection == null) {
            keepLately(record);
        }
        if (record.topic().equals(Topics.MACHINES) || record.value() == null) {
            return;
        }
        messages.add(new Message(
                epoch,
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                header(record, "ce_id"),
                new String(record.value(), StandardCharsets.UTF_8),
                injection == null ? null : Integer.valueOf(injection)));
        if (injection == null) {
            signal(record.topic()).ifPresent(signal -> counts.merge(signal, 1, Integer::sum));
        }
    }

    void wiped(Instant at) {
        epoch++;
        wipedAt = at;
    }

    int count(Signal signal) {
        return counts.getOrDefault(signal, 0);
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    /** The newest few hundred that the stack has said itself, heartbeats too. */
    List<ConsumerRecord<String, byte[]>> lately() {
        return List.copyOf(records);
    }

    int epoch() {
        return epoch;
    }

    Instant wipedAt() {
        return wipedAt;
    }

    private void keepLately(ConsumerRecord<String, byte[]> record) {
        records.add(record);
        if (records.size() > MOST_RECORDS) {
            records.subList(0, MOST_RECORDS / 2).clear();
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

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
