package dev.modelgate.controller;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Observation;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an evaluation says and hears over the broker and the stream of events, in whatever order it comes. */
@QuarkusTest
class EvaluationMessagesTest extends EvaluationFlow {
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
    void anOutcomeFromAMachineThatHasNotGotTheCommandDoesNotStandInForTheRightOne() {
        bench.behave((b, command) -> {
            Outcome foreign = new Outcome(
                    command.id(),
                    command.evaluation(),
                    "elsewhere",
                    "?",
                    Instant.now(),
                    Instant.now(),
                    0,
                    new Result.ModelFailed("It does not load."));
            if (command.machine() != null) {
                b.send(Topics.OUTCOMES, command.evaluation(), foreign, command.id() + "/outcome");
            }
            b.play(command, Script.good(command));
        });

        String id = Api.submit("short", "automatic");

        assertThat(Api.decided(id).getString("decision")).isEqualTo("DEPLOY");
        assertThat(commandsOf(id)).extracting(Command::attempt).containsOnly(1);
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
}
