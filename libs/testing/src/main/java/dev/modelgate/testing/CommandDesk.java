package dev.modelgate.testing;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.CommandId;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Instruction;
import dev.modelgate.contracts.Observation;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.contracts.Topics;
import dev.modelgate.contracts.UnreadableMessageException;
import dev.modelgate.contracts.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Gives commands to a worker over a real broker, as the controller would, and waits for what it reports. */
public final class CommandDesk implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private final Wiretap wire;
    private final String machine;
    private final String evaluation = UUID.randomUUID().toString();

    /** @param machine whom commands are addressed to; null for the converters, of which any may take them */
    public CommandDesk(String servers, String machine) {
        this.wire = new Wiretap(servers);
        this.machine = machine;
    }

    /** What became of a command. */
    public record Run(Result result, List<Fact> facts) {
        public <F extends Fact> List<F> all(Class<F> type) {
            return facts.stream().filter(type::isInstance).map(type::cast).toList();
        }

        /** The only fact of its type. */
        public <F extends Fact> F one(Class<F> type) {
            List<F> found = all(type);
            if (found.size() != 1) {
                throw new AssertionError("Not one " + type.getSimpleName() + " but " + found.size() + " in " + facts);
            }
            return found.getFirst();
        }
    }

    /** Gives the task and waits for its end and all its facts. */
    public Run run(Task task) throws Exception {
        Command command = command(task);
        send(command);
        return await(command);
    }

    public Command command(Task task) {
        String step = UUID.randomUUID().toString();
        Instant now = Instant.now();
        return new Command(
                CommandId.of(evaluation, "gate", step, 1),
                evaluation,
                "gate",
                step,
                1,
                machine,
                now,
                now.plus(DEADLINE),
                DEADLINE.toSeconds(),
                task);
    }

    public void send(Command command) throws Exception {
        wire.send(
                command.task().worker().topic(),
                evaluation,
                Wire.mapper().writerFor(Instruction.class).writeValueAsBytes(command),
                Map.of());
    }

    /** Waits for the command's end and all its facts. */
    public Run await(Command command) throws UnreadableMessageException {
        Outcome outcome = outcomes(command, 1).getFirst();
        return new Run(
                outcome.result(),
                facts(
                        command,
                        wire.read(
                                Topics.OBSERVATIONS, all -> about(command, all).size() >= outcome.observations())));
    }

    /** Waits until the command's outcome has been reported so many times; returns the reports in order. */
    public List<Outcome> outcomes(Command command, int times) throws UnreadableMessageException {
        List<Outcome> outcomes = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : about(
                command, wire.read(Topics.OUTCOMES, all -> about(command, all).size() >= times))) {
            outcomes.add(Wire.read(message.value(), Outcome.class));
        }
        return outcomes;
    }

    /** Waits until the command has reported such a fact. */
    public void awaitFact(Command command, Predicate<Fact> expected) {
        wire.read(Topics.OBSERVATIONS, all -> facts(command, all).stream().anyMatch(expected));
    }

    /** All observations of a command that has been awaited, in order. */
    public List<Observation> observations(Command command) throws UnreadableMessageException {
        int count = await(command).facts().size();
        return observations(
                command,
                wire.read(Topics.OBSERVATIONS, all -> about(command, all).size() >= count));
    }

    @Override
    public void close() {
        wire.close();
    }

    private static List<ConsumerRecord<String, byte[]>> about(
            Command command, List<ConsumerRecord<String, byte[]>> messages) {
        return messages.stream()
                .filter(message -> command.id().equals(Wiretap.header(message, "ce_subject")))
                .toList();
    }

    private static List<Fact> facts(Command command, List<ConsumerRecord<String, byte[]>> messages) {
        return observations(command, messages).stream().map(Observation::fact).toList();
    }

    private static List<Observation> observations(Command command, List<ConsumerRecord<String, byte[]>> messages) {
        List<Observation> observations = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : about(command, messages)) {
            try {
                observations.add(Wire.read(message.value(), Observation.class));
            } catch (UnreadableMessageException e) {
                throw new AssertionError(e);
            }
        }
        return observations;
    }
}
