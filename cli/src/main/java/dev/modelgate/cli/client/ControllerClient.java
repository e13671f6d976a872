package dev.modelgate.cli.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The controller's REST interface, as far as the command uses it. */
public final class ControllerClient {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    /** @param base such as {@code http://127.0.0.1:8080} */
    public ControllerClient(URI base) {
        this.base = base;
    }

    /**
     * Starts an evaluation.
     *
     * @param plan its name, and its texts when it is not one that the controller has
     * @param commit how its decision point is answered
     * @return id of the evaluation
     * @throws ControllerException when the plan is unknown or broken, or there is no controller
     */
    public String start(PlanRequest plan, CommitMode commit) {
        ObjectNode body = json.createObjectNode().put("plan", plan.name()).put("commit", commit.label());
        plan.text().ifPresent(text -> {
            body.put("planText", text);
            body.set("suites", json.valueToTree(plan.suites()));
        });
        HttpRequest request = request("/evaluations")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return text(read(send(request)), "id");
    }

    /** The evaluation as it is now. */
    public Evaluation get(String id) {
        return evaluation(document(id));
    }

    /** What {@code GET /evaluations/{id}} returns, character for character. */
    public String document(String id) {
        return fetch(path(id), "application/json");
    }

    /** The results as Markdown. */
    public String report(String id) {
        return fetch(path(id) + "/report", "text/markdown");
    }

    /** Names of the gates' logs. */
    public List<String> logs(String id) {
        List<String> names = new ArrayList<>();
        read(fetch(path(id) + "/logs", "application/json")).forEach(name -> names.add(name.asText()));
        return names;
    }

    /** One gate's log, for people. */
    public String log(String id, String name) {
        return fetch(path(id) + "/logs/" + encode(name), "text/plain");
    }

    /** Answers the decision point. */
    public void commit(String id, boolean commit, String by, String why) {
        ObjectNode body =
                json.createObjectNode().put("commit", commit).put("by", by).put("why", why);
        post(path(id) + "/commitment", body);
    }

    /** Asks the controller to give the evaluation up. */
    public void cancel(String id, String by, String why) {
        post(path(id) + "/cancellation", json.valueToTree(Map.of("by", by, "why", why)));
    }

    /**
     * Opens the stream of server-sent events; each element is the data of one event. It ends when the controller ends it, and
     * throws an {@link java.io.UncheckedIOException} when the connection is lost.
     *
     * @throws ControllerException when the controller refuses
     */
    Stream<String> events(String id) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path(id) + "/events"))
                .header("Accept", "text/event-stream")
                .build();
        try {
            HttpResponse<Stream<String>> answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw new ControllerException(
                        answer.statusCode(), "The event stream was refused with status " + answer.statusCode() + ".");
            }
            return answer.body().filter(line -> line.startsWith("data:")).map(line -> line.substring("data:".length()));
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ControllerException("Waiting for the event stream was interrupted.", e);
        }
    }

    /** Reads an evaluation, whichever way it came. */
    Evaluation evaluation(String document) {
        try {
            return json.readValue(document, Evaluation.class);
        } catch (IOException e) {
            throw new ControllerException("The controller's answer is not an evaluation: " + e.getMessage(), e);
        }
    }

    /** The evaluation that an event of the stream tells of; a heartbeat tells of none. */
    Optional<Evaluation> pictureIn(String event) {
        try {
            JsonNode evaluation = json.readTree(event).path("evaluation");
            return evaluation.isObject()
                    ? Optional.of(json.treeToValue(evaluation, Evaluation.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new ControllerException("An event of the controller is not an evaluation: " + e.getMessage(), e);
        }
    }

    private void post(String path, JsonNode body) {
        send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private String fetch(String path, String type) {
        return send(request(path).header("Accept", type).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER_WITHIN);
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new ControllerException(
                        answer.statusCode(), Problem.text(json, answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ControllerException("Waiting for the controller was interrupted.", e);
        }
    }

    private ControllerException unreachable(IOException cause) {
        return new ControllerException(
                "No controller answers at " + base + "; start one with ./modelgate up, or name another with --url.",
                cause);
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new ControllerException("The controller's answer is not JSON: " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static String path(String id) {
        return "/evaluations/" + encode(id);
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
