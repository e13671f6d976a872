package dev.modelgate.controller;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Observation;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.contracts.Topics;
import dev.modelgate.contracts.WorkerKind;
import dev.modelgate.controller.dispatch.Restarts;
import dev.modelgate.testing.KafkaResource;
import dev.modelgate.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole evaluations over a real broker and a real PostgreSQL, with a machine that does what each test says. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class EvaluationFlowTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    Restarts restarts;

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.started(servers, Bench::obedient);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private List<Command> commandsOf(String evaluation) {
        return bench.commands.stream()
                .filter(command -> command.evaluation().equals(evaluation))
                .toList();
    }

    private Command commandOf(String evaluation, Class<? extends Task> task, int attempt) {
        return Waiting.until(
                        () -> commandsOf(evaluation).stream()
                                .filter(command -> task.isInstance(command.task()) && command.attempt() == attempt)
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void aGoodModelIsDeployed() {
        // When
        String id = Api.submit("short", "automatic");
        JsonPath decided = Api.decided(id);

        // Then
        assertThat(decided.getString("decision")).isEqualTo("DEPLOY");
        assertThat(decided.getString("decidedBy")).isEqualTo("last");
        assertThat(decided.getString("machine")).isEqualTo("bench");
        assertThat(decided.getList("gates.verdict")).containsExactly("PASS", "PASS", "PASS");
        assertThat(decided.getList("gates[2].criteria.metric")).containsExactly("queries.correct");
        assertThat(decided.getInt("gates[2].criteria[0].observed")).isEqualTo(2);
        assertThat(decided.getString("gates[2].steps[0].progress.unit")).isEqualTo("queries");
        assertThat(commandsOf(id)).extracting(Command::attempt).containsOnly(1);
    }

    @Test
    void everyMessageCarriesItsAttributesAndOneTrace() {
        String id = Api.submit("short", "automatic");
        Api.decided(id);
        var ours = Waiting.until(
                () -> bench.records.stream()
                        .filter(record ->
                                id.equals(record.key()) && record.topic().equals(Topics.VERDICTS))
                        .toList(),
                records -> records.size() == 4);

        assertThat(ours).allSatisfy(record -> {
            assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
            assertThat(header(record, "ce_source")).isEqualTo("/controller");
            assertThat(header(record, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        });
        assertThat(ours).extracting(record -> header(record, "ce_type")).endsWith("dev.modelgate.decision.v1");
        assertThat(ours.stream()
                        .map(record -> header(record, "traceparent").substring(0, 35))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aSplitDelimiterStopsTheEvaluationAndNothingRunsAfterIt() {
        bench.behave((b, command) -> b.play(
                command,
                command.task() instanceof Task.ProbeTokenizer
                        ? Script.done(List.of(
                                new Fact.Delimiter("[TOOL_CALLS]", List.of(1, 2), List.of("[TOOL", "_CALLS]"), false)))
                        : Script.good(command)));

        String id = Api.submit("short", "automatic");

        JsonPath decided = Api.decided(id);
        assertThat(decided.getString("decision")).isEqualTo("STOP");
        assertThat(decided.getString("decidedBy")).isEqualTo("tokenizer");
        assertThat(decided.getList("gates[1].steps.state")).containsOnly("PENDING");
        assertThat(commandsOf(id)).hasSize(1);
    }

    @Test
    void wrongAnswersInTheLastGateKeepTheBaseline() {
        bench.behave((b, command) -> b.play(
                command,
                command.task() instanceof Task.AnswerQueries
                        ? Script.done(List.of(Script.answer("read", "I cannot."), Script.answer("talk", "Hello.")))
                        : Script.good(command)));

        assertThat(Api.decided(Api.submit("short", "automatic")).getString("decision"))
                .isEqualTo("KEEP_BASELINE");
    }

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

    private long deliveries(Command command) {
        return bench.records.stream()
                .filter(record -> record.headers().lastHeader("ce_id") != null)
                .filter(record -> header(record, "ce_id").equals(command.id()))
                .count();
    }

    @Test
    void evidenceIsWholeInWhateverOrderAndHoweverOftenItComes() {
        bench.behave((b, command) -> {
            Script script = Script.good(command);
            b.finish(command, script.facts().size(), script.result());
            for (int sequence = script.facts().size(); sequence >= 1; sequence--) {
                b.observe(command, sequence, script);
                b.observe(command, sequence, script);
            }
            b.finish(command, script.facts().size(), script.result());
        });

        String id = Api.submit("short", "automatic");

        assertThat(Api.decided(id).getString("decision")).isEqualTo("DEPLOY");
        assertThat(commandsOf(id)).extracting(Command::attempt).containsOnly(1);
    }

    @Test
    void whatCannotBeReadIsPutAsideAndTheRestGoesOn() {
        // Given
        bench.raw(Topics.OUTCOMES, "poison", "{no json".getBytes(StandardCharsets.UTF_8), "poison-1");
        bench.raw(Topics.OBSERVATIONS, "poison", new byte[] {(byte) 0xff, 0, 1}, "poison-2");
        bench.send(
                Topics.OUTCOMES,
                "stranger",
                new Outcome(
                        UUID.randomUUID().toString(),
                        UUID.randomUUID().toString(),
                        "elsewhere",
                        "i",
                        Instant.now(),
                        Instant.now(),
                        0,
                        new Result.Completed(null, false)),
                "stranger-1");
        bench.send(
                Topics.OBSERVATIONS,
                "stranger",
                new Observation("not-an-id", "nor\0this", 1, Instant.now(), new Fact.Loaded(1)),
                "stranger-2");

        // When
        String id = Api.submit("short", "automatic");

        // Then
        assertThat(Api.decided(id).getString("decision")).isEqualTo("DEPLOY");
        for (String topic : List.of(Topics.OUTCOMES, Topics.OBSERVATIONS)) {
            var dead = Waiting.until(
                    () -> bench.records.stream()
                            .filter(record -> record.topic().equals(Topics.deadLetters(topic)))
                            .toList(),
                    records -> !records.isEmpty());
            assertThat(header(dead.getFirst(), "dead-letter-reason")).contains("The message is no");
            assertThat(header(dead.getFirst(), "dead-letter-topic")).isEqualTo(topic);
        }
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

    @Test
    void aDeclinedCommitmentKeepsTheBaseline() {
        JsonPath never = Api.decided(Api.submit("short", "never"));
        assertThat(never.getString("decision")).isEqualTo("KEEP_BASELINE");
        assertThat(never.getString("decidedBy")).isEqualTo("decision-point");

        String asked = Api.submit("short", "ask");
        Api.await(asked, evaluation -> "AWAITING_COMMITMENT".equals(evaluation.getString("state")));
        given().contentType("application/json")
                .body("{\"commit\": false, \"by\": \"Ada\"}")
                .post("/evaluations/" + asked + "/commitment")
                .then()
                .statusCode(200);
        assertThat(Api.decided(asked).getString("decision")).isEqualTo("KEEP_BASELINE");
        given().contentType("application/json")
                .body("{\"commit\": true, \"by\": \"Bob\"}")
                .post("/evaluations/" + asked + "/commitment")
                .then()
                .statusCode(409);
    }

    @Test
    void withoutAFittingMachineTheEvaluationIsInvalidAndSaysWhatWasAskedAndSeen() {
        JsonPath decided = Api.decided(Api.submit("heavy", "automatic"));

        assertThat(decided.getString("decision")).isEqualTo("INVALID");
        assertThat(decided.getString("gates[1].reasons")).contains("9000 GB", "bench (cpu, 24.0 GB");
    }

    @Test
    void aFollowerSeesASnapshotThenChangesUntilTheDecision() {
        String id = Api.submit("short", "automatic");

        String stream = given().accept("text/event-stream")
                .get("/evaluations/" + id + "/events")
                .asString();

        assertThat(stream).contains("\"type\":\"SNAPSHOT\"", "\"decision\":\"DEPLOY\"");
        given().accept("text/event-stream")
                .get("/evaluations/" + UUID.randomUUID() + "/events")
                .then()
                .statusCode(404);
    }

    private static String header(org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
