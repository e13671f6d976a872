package dev.modelgate.controller;

import static dev.modelgate.controller.Api.post;
import static dev.modelgate.controller.Api.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.modelgate.testing.KafkaResource;
import dev.modelgate.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Plans, scores and what the service says about itself over REST. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class PlansAndScoresTest {
    @Test
    void theServiceIsReadyWhenItsTopicsAreThere() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'topics' }.status", equalTo("UP"));
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
    void theInterfaceIsDescribed() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(containsString("/evaluations/{id}/commitment"))
                .body(containsString("\"pocket\""));
    }
}
