package dev.modelgate.worker.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.ModelRef;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.contracts.Topics;
import dev.modelgate.contracts.UnreadableMessageException;
import dev.modelgate.testing.Wiretap;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Which messages a worker takes for commands of its own. */
@QuarkusTest
class WorkerIntakeTest extends WorkerOverBroker {
    @Test
    void putsWhatItCannotReadAsideWithTheReasonAndGoesOn() throws Exception {
        // Given
        byte[] poison = "{\"type\":\"command\",\u0000".getBytes(StandardCharsets.UTF_8);
        Command foreignTask = new Command(
                UUID.randomUUID().toString(),
                evaluation,
                "gate",
                "step",
                1,
                "test-mac",
                Instant.now(),
                Instant.now().plusSeconds(60),
                60,
                new Task.FuseAdapter(ModelRef.parse("dir:model"), "key"));
        Command good = command("observe", 1);

        // When
        wire.send(Topics.INFERENCE_COMMANDS, evaluation, poison, Map.of("ce_id", "poison", "traceparent", TRACE));
        wire.send(Topics.INFERENCE_COMMANDS, evaluation, null, Map.of("ce_id", "empty"));
        send(foreignTask);
        send(good);

        // Then
        List<ConsumerRecord<String, byte[]>> dead = wire.read(
                Topics.deadLetters(Topics.INFERENCE_COMMANDS),
                heard -> mine(heard).size() == 3);
        ConsumerRecord<String, byte[]> letter = mine(dead).getFirst();
        assertThat(letter.value()).isEqualTo(poison);
        assertThat(Wiretap.header(letter, "ce_id")).isEqualTo("poison");
        assertThat(Wiretap.header(letter, "traceparent")).isEqualTo(TRACE);
        assertThat(Wiretap.header(letter, "dead-letter-reason")).startsWith("The message is no Instruction: ");
        assertThat(Wiretap.header(letter, "dead-letter-exception-class-name"))
                .isEqualTo(UnreadableMessageException.class.getName());
        assertThat(Wiretap.header(letter, "dead-letter-topic")).isEqualTo(Topics.INFERENCE_COMMANDS);
        assertThat(Wiretap.header(letter, "dead-letter-partition")).isEqualTo("0");
        assertThat(Wiretap.header(letter, "dead-letter-offset")).matches("\\d+");
        assertThat(Wiretap.header(mine(dead).get(2), "dead-letter-reason"))
                .isEqualTo(
                        "The command cannot be carried out: its task, FuseAdapter, is none of the inference worker's.");
        assertThat(outcome(good).result()).isEqualTo(new Result.Completed(null, false));
    }

    @Test
    void leavesCommandsForOtherMachinesAlone() throws Exception {
        Command foreign = command("observe", 1);
        Command elsewhere = new Command(
                foreign.id(),
                evaluation,
                "gate",
                "step",
                1,
                "other-mac",
                Instant.now(),
                foreign.deadline(),
                60,
                foreign.task());
        Command own = command("observe", 1);

        send(elsewhere);
        send(own);

        outcome(own);
        assertThat(handler.runs(elsewhere.id())).isZero();
    }

    private List<ConsumerRecord<String, byte[]>> mine(List<ConsumerRecord<String, byte[]>> messages) {
        return messages.stream()
                .filter(message -> evaluation.equals(message.key()))
                .toList();
    }
}
