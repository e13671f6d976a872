package dev.modelgate.controller;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.contracts.WorkerKind;
import dev.modelgate.controller.dispatch.Restarts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the controller does about commands whose worker fails, dies, falls silent or is no longer wanted. */
@QuarkusTest
class AttemptRecoveryTest extends EvaluationFlow {
    @Inject
    Restarts restarts;

    @Test
    void aFailedWorkerIsAskedAgain() {
        bench.behave((b, command) -> b.play(
                command,
                command.attempt() == 1
                        ? new Script(List.of(), new Result.WorkerFailed("The disk was full.", true, false))
                        : Script.good(command)));

        String id = Api.submit("short", "automatic");

        assertThat(Api.decided(id).getString("decision")).isEqualTo("DEPLOY");
        assertThat(commandsOf(id)).extracting(Command::attempt).contains(2).doesNotContain(3);
    }

    @Test
    void aWorkerThatFailsThriceMakesTheEvaluationInvalid() {
        bench.behave((b, command) ->
                b.play(command, new Script(List.of(), new Result.WorkerFailed("The disk was full.", true, false))));

        String id = Api.submit("short", "automatic");

        JsonPath decided = Api.decided(id);
        assertThat(decided.getString("decision")).isEqualTo("INVALID");
        assertThat(decided.getString("gates[0].reasons")).contains("The disk was full.");
        assertThat(commandsOf(id)).hasSize(3);
    }

    @Test
    void aNewIncarnationOfTheWorkerLeadsToTheNextAttemptAndALateOutcomeIsNotApplied() {
        // Given a worker that dies with the first attempt at preparing the model
        bench.behave((b, command) -> {
            if (command.task() instanceof Task.PrepareModel && command.attempt() == 1) {
                b.restart(WorkerKind.TRAINING);
            } else {
                b.play(command, Script.good(command));
            }
        });

        // When
        String id = Api.submit("short", "ask");
        Api.await(id, evaluation -> "AWAITING_COMMITMENT".equals(evaluation.getString("state")));
        Command first = commandOf(id, Task.PrepareModel.class, 1);
        bench.finish(first, 0, new Result.ModelFailed("Too late to matter."));
        given().contentType("application/json")
                .body("{\"commit\": true, \"by\": \"Ada\", \"why\": \"Looks good.\"}")
                .post("/evaluations/" + id + "/commitment")
                .then()
                .statusCode(200);

        // Then
        assertThat(Api.decided(id).getString("decision")).isEqualTo("DEPLOY");
        assertThat(commandOf(id, Task.PrepareModel.class, 2)).isNotNull();
        assertThat(Waiting.until(
                        () -> bench.cancellations.stream()
                                .map(cancellation -> cancellation.command())
                                .toList(),
                        cancelled -> cancelled.contains(first.id())))
                .isNotEmpty();
        assertThat(Api.evidence(id)
                        .getString("attempts.find { it.step == 'prepare' && it.attempt == 1 }.result.reason"))
                .contains("started anew");
    }

    @Test
    void aMissedDeadlineLeadsToTheNextAttempt() {
        bench.behave((b, command) -> {
            if (!(command.task() instanceof Task.MeasureLatency) || command.attempt() == 2) {
                b.play(command, Script.good(command));
            }
        });

        String id = Api.submit("short", "automatic");

        assertThat(Api.decided(id).getString("decision")).isEqualTo("DEPLOY");
        assertThat(Api.evidence(id).getString("attempts.find { it.step == 'latency' && it.attempt == 1 }.endedBy"))
                .isEqualTo("CONTROLLER");
    }

    @Test
    void aSilentWorkerLosesItsCommandToTheNextAttempt() {
        // Given a machine that falls silent with the first attempt at preparing the model
        bench.behave((b, command) -> {
            if (command.task() instanceof Task.PrepareModel && command.attempt() == 1) {
                b.beat(false);
            } else {
                b.play(command, Script.good(command));
            }
        });
        String id = Api.submit("short", "automatic");

        // When the controller has given that attempt up and the machine is back
        String reason = Waiting.until(
                () -> Api.evidence(id)
                        .getString("attempts.find { it.step == 'prepare' && it.attempt == 1 }.result.reason"),
                java.util.Objects::nonNull);
        bench.beat(true);

        // Then
        assertThat(reason).contains("has sent no heartbeat for");
        assertThat(Api.decided(id).getString("decision")).isEqualTo("DEPLOY");
        assertThat(commandOf(id, Task.PrepareModel.class, 2)).isNotNull();
    }

    @Test
    void anOpenCommandIsSentAgainUnderItsIdWhenTheControllerStartsAnew() {
        // Given a command that nobody has answered
        bench.behave((b, command) -> {});
        String id = Api.submit("short", "automatic");
        Command open = commandOf(id, Task.ProbeTokenizer.class, 1);

        // When
        restarts.again();

        // Then
        Waiting.until(() -> deliveries(open), count -> count == 2);
        bench.behave(Bench::obedient);
        bench.play(open, Script.good(open));
        assertThat(Api.decided(id).getString("decision")).isEqualTo("DEPLOY");
        assertThat(commandsOf(id)).extracting(Command::attempt).containsOnly(1);
    }

    @Test
    void cancellingStopsWhatRuns() {
        bench.behave((b, command) -> {});
        String id = Api.submit("short", "automatic");
        Command open = commandOf(id, Task.ProbeTokenizer.class, 1);

        given().contentType("application/json")
                .post("/evaluations/" + id + "/cancellation")
                .then()
                .statusCode(202);

        assertThat(Api.decided(id).getString("decision")).isEqualTo("CANCELLED");
        Waiting.until(
                () -> bench.cancellations.stream().map(c -> c.command()).toList(),
                cancelled -> cancelled.contains(open.id()));
        given().contentType("application/json")
                .body("{\"by\": \"Ada\", \"why\": \"Wrong plan.\"}")
                .post("/evaluations/" + id + "/cancellation")
                .then()
                .statusCode(202);
    }

    private long deliveries(Command command) {
        return bench.records.stream()
                .filter(record -> record.headers().lastHeader("ce_id") != null)
                .filter(record -> header(record, "ce_id").equals(command.id()))
                .count();
    }
}
