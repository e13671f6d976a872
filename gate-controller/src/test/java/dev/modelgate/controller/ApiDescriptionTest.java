package dev.modelgate.controller;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.modelgate.controller.plan.PlanOverview;
import dev.modelgate.controller.rest.ScoreView;
import dev.modelgate.controller.view.EvaluationView;
import dev.modelgate.testing.KafkaResource;
import dev.modelgate.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The description of the interface is complete, and what it shows works. */
@QuarkusTest
@TestProfile(ApiDescriptionTest.ShippedPlans.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class ApiDescriptionTest {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public static final class ShippedPlans implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("modelgate.controller.plans", "../plans");
        }
    }

    private record Operation(String method, String path, JsonNode description) {
        JsonNode request() {
            return description.at("/requestBody/content/application~1json/examples/example/value");
        }

        JsonNode response() {
            return description.path("responses").properties().stream()
                    .filter(response -> response.getKey().startsWith("2"))
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .path("content")
                    .elements()
                    .next()
                    .at("/examples/example/value");
        }

        boolean documents(int status) {
            return description.path("responses").has(Integer.toString(status));
        }
    }

    private JsonNode api;
    private List<Operation> operations;

    @BeforeEach
    void read() throws Exception {
        api = JSON.readTree(given().get("/q/openapi?format=json").asString());
        operations = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> List.of("get", "post").contains(entry.getKey()))
                        .forEach(entry ->
                                operations.add(new Operation(entry.getKey(), path.getKey(), entry.getValue()))));
    }

    @Test
    void everyOperationShowsItsResponseAndEveryBodyAnExample() {
        assertThat(operations).hasSize(13).allSatisfy(operation -> {
            assertThat(operation.response().isMissingNode())
                    .as(operation.path())
                    .isFalse();
            if (operation.description().has("requestBody")) {
                assertThat(operation.request().isMissingNode())
                        .as(operation.path())
                        .isFalse();
            }
        });
    }

    @Test
    void everyErrorIsDeclaredAsAProblem() {
        assertThat(operations)
                .allSatisfy(operation -> operation.description().path("responses").properties().stream()
                        .filter(response -> response.getKey().startsWith("4"))
                        .forEach(response -> assertThat(response.getValue()
                                        .path("content")
                                        .path("application/problem+json")
                                        .at("/examples/example/value/status")
                                        .asText())
                                .as(operation.path())
                                .isEqualTo(response.getKey())));
    }

    @Test
    void bodiesThatRefuseUnknownFieldsSaySo() {
        for (String body : List.of("EvaluationRequest", "CommitmentRequest", "CancellationRequest", "ScoreRequest")) {
            JsonNode closed = api.at("/components/schemas/" + body + "/additionalProperties");
            assertThat(closed.isBoolean() && !closed.asBoolean()).as(body).isTrue();
        }
    }

    @Test
    void theShownRequestsAreUnderstoodByTheService() {
        String id = Api.submit("pocket", "ask");
        for (Operation operation : operations) {
            if (operation.path().endsWith("/events")) {
                continue; // a stream that ends with the evaluation
            }
            RequestSpecification request = given();
            if (!operation.request().isMissingNode()) {
                request.contentType("application/json").body(operation.request().toString());
            }
            String path = operation.path().replace("{id}", id);
            int status = request.request(
                            operation.method(),
                            path.replace("{name}", path.startsWith("/plans") ? "pocket" : "gate0-tokenizer.txt"))
                    .statusCode();

            assertThat(status).as(operation.method() + " " + path).isNotEqualTo(400);
            assertThat(operation.documents(status))
                    .as(path + " answers with " + status)
                    .isTrue();
        }
    }

    @Test
    void theShownResponsesHaveTheShapeOfTheRealOnes() throws Exception {
        for (Operation operation : operations) {
            Class<?> type = switch (operation.path()) {
                case "/evaluations" ->
                    operation.method().equals("post") ? EvaluationView.class : EvaluationView[].class;
                case "/evaluations/{id}", "/evaluations/{id}/commitment", "/evaluations/{id}/cancellation" ->
                    EvaluationView.class;
                case "/plans" -> PlanOverview.Line[].class;
                case "/plans/{name}" -> PlanOverview.class;
                case "/scores" -> ScoreView.class;
                default -> JsonNode.class;
            };
            assertThat(JSON.treeToValue(operation.response(), type)).isNotNull();
        }
    }

    @Test
    void theShownScoreIsTheRealOne() {
        Operation scores = operations.stream()
                .filter(operation -> operation.path().equals("/scores"))
                .findFirst()
                .orElseThrow();

        String real = given().contentType("application/json")
                .body(scores.request().toString())
                .post("/scores")
                .asString();

        assertThat(real).isEqualTo(scores.response().toString());
    }
}
