package dev.modelgate.system.chaos;

import dev.modelgate.contracts.Cancellation;
import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Instruction;
import dev.modelgate.contracts.Observation;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Topics;
import dev.modelgate.contracts.UnreadableMessageException;
import dev.modelgate.contracts.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Thinks up messages that nobody waits for. */
final class Stranger {
    /** Kinds of messages. */
    enum Kind {
        UNREADABLE,
        OVERSIZED,
        REPLAYED,
        REORDERED,
        FOREIGN,
        FORGED
    }

    private static final List<String> CONSUMED = List.of(
            Topics.CONVERTER_COMMANDS,
            Topics.INFERENCE_COMMANDS,
            Topics.TRAINING_COMMANDS,
            Topics.OBSERVATIONS,
            Topics.OUTCOMES,
            Topics.MACHINES);
    /** Just below what the broker takes. */
    private static final int LARGE = 900_000;

    private final SplittableRandom random;

    Stranger(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * Messages of one kind, in the order in which to send them.
     *
     * @param unreadable whether nobody can read them
     */
    record Thought(Kind kind, boolean unreadable, List<ProducerRecord<String, byte[]>> records) {
        String topic() {
            return records.getFirst().topic();
        }
    }

    /**
     * @param heard what the stack has said lately, oldest first
     * @return empty when too little was heard for the kind that was drawn
     */
    Optional<Thought> next(List<ConsumerRecord<String, byte[]>> heard) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        return switch (kind) {
            case UNREADABLE -> unreadable(kind, "{\"broken\": ");
            case OVERSIZED -> unreadable(kind, "{\"large\": \"" + "x".repeat(LARGE));
            case REPLAYED -> replayed(kind, heard, 1);
            case REORDERED -> replayed(kind, heard, 3);
            case FOREIGN -> Optional.of(foreign(kind));
            case FORGED -> forged(kind, heard);
        };
    }

    private Optional<Thought> unreadable(Kind kind, String text) {
        boolean consumed = random.nextInt(5) > 0;
        String topic = consumed ? pick(CONSUMED) : pick(List.of(Topics.VERDICTS, Topics.EVALUATIONS));
        return Optional.of(new Thought(kind, consumed, List.of(record(topic, "stranger", "none", text))));
    }

    /** Up to {@code most} neighbours, the newest first, as a mirror or a confused producer would send them again. */
    private Optional<Thought> replayed(Kind kind, List<ConsumerRecord<String, byte[]>> heard, int most) {
        if (heard.isEmpty()) {
            return Optional.empty();
        }
        ConsumerRecord<String, byte[]> first = pick(heard);
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        heard.stream()
                .filter(one -> one.topic().equals(first.topic())
                        && String.valueOf(one.key()).equals(String.valueOf(first.key()))
                        && one.offset() >= first.offset())
                .limit(most)
                .forEach(one -> records.addFirst(again(one)));
        return Optional.of(new Thought(kind, false, records));
    }

    private static ProducerRecord<String, byte[]> again(ConsumerRecord<String, byte[]> record) {
        return new ProducerRecord<>(
                record.topic(),
                record.partition(),
                record.timestamp(),
                record.key(),
                record.value(),
                new RecordHeaders(record.headers()));
    }

    private Thought foreign(Kind kind) {
        String evaluation = new UUID(random.nextLong(), random.nextLong()).toString();
        String command = new UUID(random.nextLong(), random.nextLong()).toString();
        Instant now = Instant.now();
        ProducerRecord<String, byte[]> record = switch (random.nextInt(4)) {
            case 0 ->
                record(
                        Topics.OBSERVATIONS,
                        evaluation,
                        command + "/1",
                        Wire.write(new Observation(command, evaluation, 1, now, new Fact.Loaded(1))));
            case 1 ->
                record(
                        Topics.OUTCOMES,
                        evaluation,
                        command + "/outcome",
                        Wire.write(new Outcome(
                                command, evaluation, "chaos", "?", now, now, 0, new Result.Completed(null, false))));
            case 2 ->
                record(
                        pick(List.of(Topics.INFERENCE_COMMANDS, Topics.TRAINING_COMMANDS)),
                        evaluation,
                        command + "/cancellation",
                        Wire.write(new Cancellation(evaluation, command, "chaos", "Nobody knows why.")));
            default ->
                record(
                        Topics.CONVERTER_COMMANDS,
                        evaluation,
                        command + "/cancellation",
                        Wire.write(new Cancellation(evaluation, command, null, "Nobody knows why.")));
        };
        return new Thought(kind, false, List.of(record));
    }

    /** Of a command that is under way, an outcome from a machine that it was not sent to. */
    private Optional<Thought> forged(Kind kind, List<ConsumerRecord<String, byte[]>> heard) {
        Set<String> bound = Set.of(Topics.INFERENCE_COMMANDS, Topics.TRAINING_COMMANDS);
        return heard.reversed().stream()
                .filter(record -> bound.contains(record.topic()))
                .flatMap(record -> command(record).stream())
                .findFirst()
                .map(command -> new Thought(
                        kind,
                        false,
                        List.of(record(
                                Topics.OUTCOMES,
                                command.evaluation(),
                                command.id() + "/outcome",
                                Wire.write(new Outcome(
                                        command.id(),
                                        command.evaluation(),
                                        "elsewhere",
                                        "?",
                                        Instant.now(),
                                        Instant.now(),
                                        0,
                                        new Result.ModelFailed("It does not load.")))))));
    }

    private static Optional<Command> command(ConsumerRecord<String, byte[]> record) {
        try {
            return Wire.read(record.value(), Instruction.class) instanceof Command command
                    ? Optional.of(command)
                    : Optional.empty();
        } catch (UnreadableMessageException e) {
            return Optional.empty();
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static ProducerRecord<String, byte[]> record(String topic, String key, String id, String body) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, body.getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_id", id.getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
