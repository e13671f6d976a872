package dev.modelgate.worker.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Cancellation;
import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Result;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a worker stops a command, or does not start it. */
@QuarkusTest
class WorkerStopsTest extends WorkerOverBroker {
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
}
