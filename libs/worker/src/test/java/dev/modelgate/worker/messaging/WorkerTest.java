package dev.modelgate.worker.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Cancellation;
import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.CommandId;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Instruction;
import dev.modelgate.contracts.MachineStatus;
import dev.modelgate.contracts.ModelRef;
import dev.modelgate.contracts.Observation;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.contracts.Topics;
import dev.modelgate.contracts.UnreadableMessageException;
import dev.modelgate.contracts.Wire;
import dev.modelgate.testing.Wiretap;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(WorkerResource.class)
class WorkerTest {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Inject
    ScriptedSmokeTest handler;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private Wiretap wire;
    private final String evaluation = UUID.randomUUID().toString();

    @BeforeEach
    void connect() {
        wire = new Wiretap(servers);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void reportsObservationsInOrderAndThenTheOutcomeAsCloudEvents() throws Exception {
        // Given
        Command command = command("observe", 3);

        // When
        send(command);

        // Then
        ConsumerRecord<String, byte[]> ended = outcomes(command, 1).getFirst();
        Outcome outcome = Wire.read(ended.value(), Outcome.class);
        assertThat(outcome.result()).isEqualTo(new Result.Completed(null, false));
        assertThat(outcome.observations()).isEqualTo(3);
        assertThat(outcome.machine()).isEqualTo("test-mac");
        List<ConsumerRecord<String, byte[]>> facts = observations(command, 3);
        assertThat(facts).extracting(ConsumerRecord::key).containsOnly(evaluation);
        assertThat(facts)
                .extracting(
                        message -> Wire.read(message.value(), Observation.class).fact())
                .containsExactly(new Fact.Loaded(1), new Fact.Loaded(2), new Fact.Loaded(3));
        assertThat(facts)
                .extracting(message -> Wiretap.header(message, "ce_id"))
                .containsExactly(command.id() + "/1", command.id() + "/2", command.id() + "/3");
        ConsumerRecord<String, byte[]> first = facts.getFirst();
        assertThat(Wiretap.header(first, "ce_type")).isEqualTo("dev.modelgate.observation.v1");
        assertThat(Wiretap.header(first, "ce_source")).isEqualTo("/machines/test-mac/inference");
        assertThat(Wiretap.header(first, "ce_subject")).isEqualTo(command.id());
        assertThat(Wiretap.header(first, "ce_specversion")).isEqualTo("1.0");
        assertThat(Instant.parse(Wiretap.header(first, "ce_time"))).isNotNull();
        assertThat(Wiretap.header(first, "content-type")).isEqualTo("application/json");
        assertThat(Wiretap.header(first, "traceparent")).isEqualTo(TRACE);
        assertThat(Wiretap.header(ended, "ce_id")).isEqualTo(command.id() + "/outcome");
        assertThat(Wiretap.header(ended, "ce_type")).isEqualTo("dev.modelgate.outcome.v1");
        assertThat(Wiretap.header(ended, "traceparent")).isEqualTo(TRACE);
    }

    @Test
    void reportsAFinishedCommandAgainWithoutRunningItAgain() throws Exception {
        // Given
        Command command = command("observe", 2);
        send(command);
        outcomes(command, 1);

        // When
        send(command);

        // Then
        List<ConsumerRecord<String, byte[]>> outcomes = outcomes(command, 2);
        assertThat(outcomes.get(1).value()).isEqualTo(outcomes.get(0).value());
        assertThat(observations(command, 4))
                .extracting(message -> Wiretap.header(message, "ce_id"))
                .containsExactly(command.id() + "/1", command.id() + "/2", command.id() + "/1", command.id() + "/2");
        assertThat(handler.runs(command.id())).isEqualTo(1);
    }

    @Test
    void ignoresARepeatOfARunningCommandAndStopsItWhenCancelled() throws Exception {
        // Given
        Command command = command("wait", 0);
        send(command);
        observations(command, 1);

        // When
        send(command);
        send(new Cancellation(evaluation, command.id(), "test-mac", "Somebody changed their mind."));

        // Then
        assertThat(outcome(command).result()).isEqualTo(new Result.Cancelled("Somebody changed their mind."));
        assertThat(handler.runs(command.id())).isEqualTo(1);
    }

    @Test
    void cancelsACommandThatWaitsForItsTurn() throws Exception {
        // Given
        Command running = command("wait", 0);
        Command waiting = command("observe", 1);
        send(running);
        observations(running, 1);
        send(waiting);

        // When
        send(new Cancellation(evaluation, waiting.id(), "test-mac", "Not needed."));

        // Then
        assertThat(outcome(waiting).result()).isEqualTo(new Result.Cancelled("Not needed."));
        assertThat(handler.runs(waiting.id())).isZero();
        send(new Cancellation(evaluation, running.id(), "test-mac", "Done."));
        outcome(running);
    }

    @Test
    void stopsACommandThatGivesNoSignOfLife() throws Exception {
        // Given
        Command command = with(command("wait", 0), Instant.now().plusSeconds(60), 1);

        // When
        send(command);

        // Then
        assertThat(outcome(command).result())
                .isEqualTo(new Result.WorkerFailed(
                        "The command gave no sign of life for 1 s and was stopped: it is taken for hung.",
                        true,
                        false));
    }

    @Test
    void stopsACommandAtItsDeadlineAndDoesNotStartOneThatIsPastIt() throws Exception {
        // Given
        Command late = with(command("observe", 1), Instant.now().minusSeconds(1), 60);
        Command slow = with(command("wait", 0), Instant.now().plusSeconds(1), 60);

        // When
        send(late);
        send(slow);

        // Then
        assertThat(outcome(late).result())
                .isEqualTo(new Result.WorkerFailed(
                        "The command came after its deadline, " + late.deadline() + ", and was not started.",
                        true,
                        false));
        assertThat(handler.runs(late.id())).isZero();
        assertThat(outcome(slow).result())
                .isEqualTo(new Result.WorkerFailed(
                        "The command was not finished by its deadline, " + slow.deadline() + ", and was stopped.",
                        true,
                        false));
    }

    @Test
    void tellsWhoIsToBlame() throws Exception {
        Command model = command("blame the model", 0);
        Command missing = command("miss the model", 0);
        Command surprise = command("surprise", 0);

        send(model);
        send(missing);
        send(surprise);

        assertThat(outcome(model).result()).isEqualTo(new Result.ModelFailed("The model has no weights."));
        assertThat(outcome(missing).result())
                .isEqualTo(new Result.WorkerFailed("There is no such model here.", false, true));
        assertThat(outcome(surprise).result())
                .isEqualTo(new Result.WorkerFailed(
                        "The worker met an unexpected error (IllegalStateException); its log says more.", true, false));
    }

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

    @Test
    void handsBackWhatItsDeadPredecessorLeft() throws Exception {
        Outcome handedBack = outcome(WorkerResource.UNDER_WAY);
        assertThat(handedBack.result())
                .isEqualTo(new Result.WorkerFailed("The worker was restarted while the command ran.", true, false));
        assertThat(handedBack.observations()).isEqualTo(1);
        observations(WorkerResource.UNDER_WAY, 1);
        assertThat(handler.runs(WorkerResource.UNDER_WAY.id())).isZero();

        assertThat(outcome(WorkerResource.UNHEARD).incarnation()).isEqualTo("dead");
        observations(WorkerResource.UNHEARD, 1);
        assertThat(handler.runs(WorkerResource.UNHEARD.id())).isZero();
    }

    @Test
    void saysThatItLives() {
        List<ConsumerRecord<String, byte[]>> beats = wire.read(Topics.MACHINES, heard -> heard.size() >= 2);

        assertThat(beats).extracting(ConsumerRecord::key).containsOnly("test-mac/inference");
        assertThat(beats).allSatisfy(beat -> {
            MachineStatus status = Wire.read(beat.value(), MachineStatus.class);
            assertThat(status.incarnation()).isNotBlank();
            assertThat(status.memoryBytes()).isPositive();
            assertThat(status.backend()).isEqualTo("none");
        });
    }

    private Command command(String prompt, int count) {
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

    private static Command with(Command command, Instant deadline, long progressSeconds) {
        return new Command(
                command.id(),
                command.evaluation(),
                command.gate(),
                command.step(),
                command.attempt(),
                command.machine(),
                command.issuedAt(),
                deadline,
                progressSeconds,
                command.task());
    }

    private void send(Instruction instruction) throws Exception {
        wire.send(
                Topics.INFERENCE_COMMANDS,
                evaluation,
                Wire.mapper().writerFor(Instruction.class).writeValueAsBytes(instruction),
                Map.of("traceparent", TRACE));
    }

    private Outcome outcome(Command command) throws Exception {
        return Wire.read(outcomes(command, 1).getFirst().value(), Outcome.class);
    }

    private List<ConsumerRecord<String, byte[]>> outcomes(Command command, int count) {
        return about(
                command,
                wire.read(Topics.OUTCOMES, heard -> about(command, heard).size() >= count));
    }

    private List<ConsumerRecord<String, byte[]>> observations(Command command, int count) {
        return about(
                command,
                wire.read(Topics.OBSERVATIONS, heard -> about(command, heard).size() >= count));
    }

    private static List<ConsumerRecord<String, byte[]>> about(
            Command command, List<ConsumerRecord<String, byte[]>> messages) {
        return messages.stream()
                .filter(message -> command.id().equals(Wiretap.header(message, "ce_subject")))
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> mine(List<ConsumerRecord<String, byte[]>> messages) {
        return messages.stream()
                .filter(message -> evaluation.equals(message.key()))
                .toList();
    }
}
