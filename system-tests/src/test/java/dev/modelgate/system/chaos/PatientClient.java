package dev.modelgate.system.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.cli.client.CommitMode;
import dev.modelgate.cli.client.PlanRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** A client that says a thing until it is answered, whatever is down; its Idempotency-Key makes that harmless. */
final class PatientClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    private final URI controller;
    private final Tap tap;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** @param tap paces the repetitions */
    PatientClient(URI controller, Tap tap) {
        this.controller = controller;
        this.tap = tap;
    }

    /** Starts an evaluation, or finds the one that this key has started; returns its id. */
    String submit(PlanRequest plan, String key) throws InterruptedException, IOException {
        ObjectNode body = JSON.createObjectNode().put("plan", plan.name()).put("commit", CommitMode.AUTOMATIC.label());
        body.put("planText", plan.text().orElseThrow());
        body.set("suites", JSON.valueToTree(plan.suites()));
        HttpRequest request = post("/evaluations", body.toString())
                .header("Idempotency-Key", key)
                .build();
        HttpResponse<String> answer = answer(request);
        if (answer.statusCode() >= 300) {
            throw new AssertionError("The submission " + key + " was refused: " + answer.body());
        }
        return JSON.readTree(answer.body()).get("id").asText();
    }

    /** Cancels; returns whether the controller agreed, which it does not when the evaluation is decided. */
    boolean cancel(String id) throws InterruptedException, IOException {
        String body = JSON.writeValueAsString(Map.of("by", "Ada", "why", "Another plan is better."));
        HttpResponse<String> answer =
                answer(post("/evaluations/" + id + "/cancellation", body).build());
        if (answer.statusCode() >= 300 && answer.statusCode() != CONFLICT) {
            throw new AssertionError("The cancellation of " + id + " was refused: " + answer.body());
        }
        return answer.statusCode() != CONFLICT;
    }

    private HttpResponse<String> answer(HttpRequest request) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last = "nothing";
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() < 500 && answer.statusCode() != TOO_MANY) {
                    return answer;
                }
                last = answer.statusCode() + " " + answer.body();
            } catch (IOException e) {
                last = String.valueOf(e);
            }
            tap.await(() -> false, PAUSE);
        }
        throw new AssertionError("No answer to " + request + " within " + PATIENCE + "; the last was " + last + ".");
    }

    private HttpRequest.Builder post(String path, String body) {
        return HttpRequest.newBuilder(controller.resolve(path))
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
