package dev.modelgate.controller;

import static dev.modelgate.controller.Api.post;
import static dev.modelgate.controller.Api.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.modelgate.testing.KafkaResource;
import dev.modelgate.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What the REST interface does for an evaluation from its wish to its report. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class EvaluationRequestsTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void aCancellationNeedsNoBodyAndNoContentType() {
        String id = Api.submit("heavy", "ask");
        given().post("/evaluations/" + id + "/cancellation")
                .then()
                .statusCode(202)
                .body("id", equalTo(id));
        given().contentType("application/json")
                .body("{}")
                .post("/evaluations/" + id + "/cancellation")
                .then()
                .statusCode(202)
                .body("decision", equalTo("CANCELLED"));
        problem(post("/evaluations/" + id + "/cancellation", "{\"reason\": \"no such field\"}"), 400);
        problem(
                given().post("/evaluations/" + UUID.randomUUID() + "/cancellation")
                        .then(),
                404);
    }

    @Test
    void theSameKeyAndWishMakeOneEvaluationAnotherWishIsRefused() {
        String key = UUID.randomUUID().toString();
        String first =
                withKey(key, "{\"plan\": \"heavy\"}").statusCode(202).extract().path("id");
        withKey(key, "{\"plan\": \"heavy\"}").statusCode(202).body("id", equalTo(first));
        problem(withKey(key, "{\"plan\": \"short\"}"), 422);
    }

    @Test
    void twoRequestsWithOneKeyAtTheSameTimeMakeOneEvaluation() throws Exception {
        String key = UUID.randomUUID().toString();
        Callable<String> wish = () ->
                withKey(key, "{\"plan\": \"heavy\"}").statusCode(202).extract().path("id");

        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
            Set<String> ids = new HashSet<>();
            for (Future<String> id : clients.invokeAll(Collections.nCopies(4, wish))) {
                ids.add(id.get());
            }

            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void aCommitmentThatNobodyAskedForIsAConflict() {
        String id = Api.submit("heavy", "ask");
        problem(post("/evaluations/" + id + "/commitment", "{\"commit\": true, \"by\": \"Ada\"}"), 409);
        problem(post("/evaluations/" + id + "/commitment", "{\"commit\": true}"), 400);
    }

    @Test
    void aDecidedEvaluationHasItsReportAndItsLogs() {
        try (Bench bench = Bench.started(servers, Bench::obedient)) {
            String id = Api.submit("short", "automatic");
            Api.decided(id);
            assertThat(bench.commands)
                    .extracting(command -> command.evaluation())
                    .contains(id);

            String report = given().get("/evaluations/" + id + "/report")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();

            assertThat(report)
                    .contains(
                            "# May the small model replace the old one?", "DEPLOY", "| tokenizer | PASS    |", "Wilson")
                    .contains("bench: a bench", "logs/gate0-tokenizer.txt", "right answers to files", "| 2 of 2");
            assertThat(given().get("/evaluations/" + id + "/logs/gate0-tokenizer.txt")
                            .asString())
                    .contains("[TOOL_CALLS]         [9]            single token");
            assertThat(given().get("/evaluations/" + id + "/logs/gate2-last.txt")
                            .asString())
                    .contains("[right] read", "asked:  Read a.txt", "read_text_file");
            problem(given().get("/evaluations/" + id + "/logs/gate9.txt").then(), 404);
            given().get("/evaluations").then().statusCode(200).body("id", hasItem(id));
        }
    }

    private static ValidatableResponse withKey(String key, String body) {
        return given().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/evaluations")
                .then();
    }
}
