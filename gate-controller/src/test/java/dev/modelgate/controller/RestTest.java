package dev.modelgate.controller;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import dev.modelgate.testing.KafkaResource;
import dev.modelgate.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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

/** What the REST interface says to good and to bad requests. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class RestTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json").body(body).post(path).then();
    }

    private static void problem(ValidatableResponse response, int status) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("type", equalTo("about:blank"));
    }

    @Test
    void anUnknownPlanIsNotFound() {
        problem(post("/evaluations", "{\"plan\": \"nowhere\"}"), 404);
        problem(post("/evaluations", "{\"plan\": \"../../etc/passwd\"}"), 404);
        problem(given().get("/plans/nowhere").then(), 404);
        problem(given().get("/plans/..%2f..%2fetc%2fpasswd").then(), 404);
    }

    @Test
    void aBrokenPlanIsRefusedWithAllThatIsWrong() {
        ValidatableResponse response = post("/evaluations", "{\"plan\": \"broken\"}");
        problem(response, 400);
        response.body("violations.size()", greaterThan(2)).body("violations.path", hasItem("budget"));
    }

    @Test
    void bodiesThatMakeNoSenseAreRefused() {
        problem(post("/evaluations", "{\"plan\": \"short\", \"colour\": 1}"), 400);
        problem(post("/evaluations", "{\"plan\": \"short\", \"commit\": \"perhaps\"}"), 400);
        problem(post("/evaluations", "{}"), 400);
        problem(post("/evaluations", "{no json"), 400);
        problem(given().get("/nothing/here").then(), 404);
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithAProblemWhetherItsLengthIsAnnouncedOrNot() throws Exception {
        String large = "\"" + "x".repeat(2_000_000) + "\"";
        ValidatableResponse announced = post("/evaluations", large);
        problem(announced, 413);
        announced.body("detail", containsString("1048576 bytes"));
        problem(post("/scores", large), 413);
        post("/evaluations", "{\"plan\": \"short\", \"planText\": \"" + "x".repeat(1_000_000) + "\"}")
                .statusCode(400);

        HttpResponse<String> chunked = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/evaluations"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(chunked.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void methodsAndMediaTypesThatAreNotTakenAreProblems() {
        ValidatableResponse method = given().delete("/evaluations").then();
        problem(method, 405);
        problem(
                given().contentType("application/json")
                        .body("{}")
                        .put("/evaluations/x/commitment")
                        .then(),
                405);
        problem(
                given().contentType("text/plain")
                        .body("short")
                        .post("/evaluations")
                        .then(),
                415);
        problem(
                given().contentType("application/xml")
                        .body("<a/>")
                        .post("/scores")
                        .then(),
                415);
        problem(given().accept("image/png").get("/evaluations").then(), 406);
        problem(given().accept("application/xml").get("/plans/short").then(), 406);
        problem(
                given().accept("image/png")
                        .get("/evaluations/" + UUID.randomUUID() + "/report")
                        .then(),
                406);
    }

    @Test
    void aFieldOfTheWrongTypeIsNamed() {
        ValidatableResponse text = post("/evaluations", "{\"plan\": {\"name\": \"short\"}}");
        problem(text, 400);
        text.body("detail", containsString("'plan'"));
        ValidatableResponse unknown = post("/evaluations", "{\"plan\": \"short\", \"colour\": 1}");
        problem(unknown, 400);
        unknown.body("detail", containsString("'colour'")).body("detail", containsString("planText"));
        problem(post("/evaluations", "[]"), 400);
        problem(post("/evaluations", "null"), 400);
        problem(post("/evaluations", ""), 400);
        problem(post("/scores", "{\"dialect\": 7, \"text\": []}"), 400);
        problem(post("/scores", "{\"dialect\": \"qwen-xml\", \"text\": \"a\", \"entry\": [1]}"), 400);
        problem(
                post("/evaluations/" + UUID.randomUUID() + "/commitment", "{\"commit\": \"maybe\", \"by\": \"Ada\"}"),
                400);
    }

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
    void theServiceIsReadyWhenItsTopicsAreThere() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'topics' }.status", equalTo("UP"));
    }

    @Test
    void anUnknownEvaluationIsNotFoundWhateverItsIdLooksLike() {
        for (String id : new String[] {UUID.randomUUID().toString(), "x", "1-1-1-1-1", "%2e%2e"}) {
            for (String part :
                    new String[] {"", "/evidence", "/events", "/report", "/logs", "/logs/gate0-tokenizer.txt"}) {
                given().accept("*/*")
                        .urlEncodingEnabled(false)
                        .get("/evaluations/" + id + part)
                        .then()
                        .statusCode(404);
            }
        }
        problem(post("/evaluations/" + UUID.randomUUID() + "/commitment", "{\"commit\": true, \"by\": \"Ada\"}"), 404);
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

    private static ValidatableResponse withKey(String key, String body) {
        return given().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/evaluations")
                .then();
    }

    @Test
    void aCommitmentThatNobodyAskedForIsAConflict() {
        String id = Api.submit("heavy", "ask");
        problem(post("/evaluations/" + id + "/commitment", "{\"commit\": true, \"by\": \"Ada\"}"), 409);
        problem(post("/evaluations/" + id + "/commitment", "{\"commit\": true}"), 400);
    }

    @Test
    void plansAreListedWithTheirQuestions() {
        given().get("/plans").then().statusCode(200).body("name", hasItem("short"));
        given().get("/plans/short")
                .then()
                .statusCode(200)
                .body("gates", hasItem("tokenizer"))
                .body("text", containsString("decision-point"));
    }

    @Test
    void aRawAnswerIsScoredWithWhatIsWrong() {
        String right = "[TOOL_CALLS]read_text_file[ARGS]{\\\"path\\\": \\\"a.txt\\\"}";
        String query =
                "{\"plan\": \"short\", \"suite\": \"files\", \"query\": \"read\", \"dialect\": \"mistral-v13\", \"text\": \"%s\"}";
        post("/scores", query.formatted(right))
                .statusCode(200)
                .body("correct", equalTo(true))
                .body("calls[0].name", equalTo("read_text_file"));
        post("/scores", query.formatted("I cannot."))
                .statusCode(200)
                .body("correct", equalTo(false))
                .body("misses[0].type", equalTo("no-call"))
                .body("errorType", equalTo("no-call"))
                .body("why", containsString("no call"));
        problem(post("/scores", query.formatted("x").replace("mistral-v13", "klingon")), 400);
        problem(post("/scores", query.formatted("x").replace("\"read\"", "\"write\"")), 400);
        post(
                        "/scores",
                        "{\"entry\": {\"id\": \"a\", \"prompt\": \"Hi\", \"expect\": {\"direct\": true}}, \"dialect\": \"qwen-xml\", \"text\": \"Hello\"}")
                .statusCode(200)
                .body("correct", equalTo(true));
        problem(post("/scores", "{\"entry\": {\"id\": \"a\"}, \"dialect\": \"qwen-xml\", \"text\": \"Hello\"}"), 400);
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

    @Test
    void theInterfaceIsDescribed() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(containsString("/evaluations/{id}/commitment"))
                .body(containsString("\"pocket\""));
    }
}
