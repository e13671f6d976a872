package dev.modelgate.worker.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.MachineStatus;
import dev.modelgate.contracts.Observation;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Topics;
import dev.modelgate.contracts.Wire;
import dev.modelgate.testing.Wiretap;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What a worker tells of its commands and of itself. */
@QuarkusTest
class WorkerReportsTest extends WorkerOverBroker {
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
}
