package dev.modelgate.worker.messaging;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.CommandId;
import dev.modelgate.contracts.Instruction;
import dev.modelgate.contracts.ModelRef;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Task;
import dev.modelgate.contracts.Topics;
import dev.modelgate.contracts.Wire;
import dev.modelgate.testing.Wiretap;
import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Set-up of the tests of a worker: a real broker, and a handler that does what the prompt says. */
@QuarkusTestResource(WorkerResource.class)
abstract class WorkerOverBroker {
    static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Inject
    ScriptedSmokeTest handler;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    Wiretap wire;
    final String evaluation = UUID.randomUUID().toString();

    @BeforeEach
    void connect() {
        wire = new Wiretap(servers);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    Command command(String prompt, int count) {
        String step = UUID.randomUUID().toString();
        return new Command(
                CommandId.of(evaluation, "gate", step, 1),
                evaluation,
                "gate",
                step,
                1,
                "test-mac",
                Instant.now(),
                Instant.now().plusSeconds(60),
                60,
                new Task.SmokeTest(ModelRef.parse("dir:model"), prompt, count));
    }

    void send(Instruction instruction) throws Exception {
        wire.send(
                Topics.INFERENCE_COMMANDS,
                evaluation,
                Wire.mapper().writerFor(Instruction.class).writeValueAsBytes(instruction),
                Map.of("traceparent", TRACE));
    }

    Outcome outcome(Command command) throws Exception {
        return Wire.read(outcomes(command, 1).getFirst().value(), Outcome.class);
    }

    List<ConsumerRecord<String, byte[]>> outcomes(Command command, int count) {
        return about(
                command,
                wire.read(Topics.OUTCOMES, heard -> about(command, heard).size() >= count));
    }

    List<ConsumerRecord<String, byte[]>> observations(Command command, int count) {
        return about(
                command,
                wire.read(Topics.OBSERVATIONS, heard -> about(command, heard).size() >= count));
    }

    static List<ConsumerRecord<String, byte[]>> about(Command command, List<ConsumerRecord<String, byte[]>> messages) {
        return messages.stream()
                .filter(message -> command.id().equals(Wiretap.header(message, "ce_subject")))
                .toList();
    }
}
