package dev.modelgate.controller;

import static dev.modelgate.controller.Api.post;
import static dev.modelgate.controller.Api.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import dev.modelgate.testing.KafkaResource;
import dev.modelgate.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the REST interface says to requests that make no sense: a problem each, with what is wrong. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class RefusedRequestsTest {
    @Test
    void anUnknownPlanIsNotFound() {
        problem(post("/evaluations", "{\"plan\": \"nowhere\"}"), 404);
        problem(given().get("/plans/nowhere").then(), 404);
    }

    @Test
    void aPlansNameThatLeavesTheFolderIsRefused() {
        problem(post("/evaluations", "{\"plan\": \"../../etc/passwd\"}"), 400);
        problem(given().get("/plans/..%2f..%2fetc%2fpasswd").then(), 400);
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

        for (String unannounced : List.of(large, "{\"plan\": \"short\", \"planText\": " + large + "}")) {
            HttpResponse<String> chunked = chunked(unannounced);
            assertThat(chunked.statusCode()).isEqualTo(413);
            assertThat(chunked.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        }
    }

    private static HttpResponse<String> chunked(String body) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/evaluations"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
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
}
