package dev.modelgate.controller;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.function.Predicate;

/** The REST interface, as a client uses it. */
final class Api {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Api() {}

    static String submit(String plan, String commit) {
        return given().contentType("application/json")
                .body("{\"plan\": \"" + plan + "\", \"commit\": \"" + commit + "\"}")
                .post("/evaluations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    static JsonPath evaluation(String id) {
        return given().get("/evaluations/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath evidence(String id) {
        return given().get("/evaluations/" + id + "/evidence")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath decided(String id) {
        return await(id, evaluation -> "DECIDED".equals(evaluation.getString("state")));
    }

    static JsonPath await(String id, Predicate<JsonPath> condition) {
        return Waiting.until(() -> evaluation(id), condition, LIMIT);
    }

    static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json").body(body).post(path).then();
    }

    /** Checks that the response is a problem of this status, as RFC 9457 has it. */
    static void problem(ValidatableResponse response, int status) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("type", equalTo("about:blank"));
    }
}
