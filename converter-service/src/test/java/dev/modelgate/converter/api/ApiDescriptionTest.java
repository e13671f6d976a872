package dev.modelgate.converter.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.converter.ConverterResource;
import dev.modelgate.worker.WorkerConfig;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The description of the interface is complete, and every example in it is what the service really answers. */
@QuarkusTest
@WithTestResource(ConverterResource.class)
class ApiDescriptionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of(System.getProperty("modelgate.root", ".."));

    @Inject
    WorkerConfig config;

    private record Operation(String method, String path, JsonNode description) {
        JsonNode request() {
            return description.path("requestBody").path("content").path(type()).at("/examples/example/value");
        }

        String type() {
            return description.at("/requestBody/content").fieldNames().next();
        }

        JsonNode response(int status) {
            return description
                    .path("responses")
                    .path(Integer.toString(status))
                    .path("content")
                    .elements()
                    .next()
                    .at("/examples/example/value");
        }

        JsonNode parameters() {
            return description.path("parameters");
        }
    }

    private List<Operation> operations;

    @BeforeEach
    void read() throws IOException {
        Path model = Files.createDirectories(config.modelsFolder().resolve("pocket-mistral"));
        Files.copy(
                ROOT.resolve("examples/pocket/models/pocket-mistral/tokenizer.json"),
                model.resolve("tokenizer.json"),
                StandardCopyOption.REPLACE_EXISTING);
        JsonNode api = JSON.readTree(given().get("/q/openapi?format=json").asString());
        operations = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> Set.of("get", "post").contains(entry.getKey()))
                        .forEach(entry ->
                                operations.add(new Operation(entry.getKey(), path.getKey(), entry.getValue()))));
        // Datasets are made by evaluations; there is none here whose key an example could name.
        operations.removeIf(operation -> operation.path().startsWith("/datasets"));
        // What is posted first is what the others name.
        operations.sort(
                Comparator.comparing((Operation operation) -> !operation.path().equals("/conversions")));
    }

    @Test
    void everyExampleIsWhatTheServiceAnswers() throws IOException {
        assertThat(operations).hasSize(9);
        for (Operation operation : operations) {
            Response answer = send(operation);
            JsonNode shown = operation.response(answer.statusCode());
            JsonNode real = shown.isTextual() ? JSON.valueToTree(answer.asString()) : JSON.readTree(answer.asString());
            assertThat(real).as(operation.path()).isEqualTo(shown);
        }
    }

    private static Response send(Operation operation) {
        RequestSpecification request = given();
        String path = operation.path();
        for (JsonNode parameter : operation.parameters()) {
            if (!parameter.has("example")) {
                continue;
            }
            String value = parameter.path("example").asText();
            if (parameter.path("in").asText().equals("path")) {
                path = path.replace("{" + parameter.path("name").asText() + "}", value);
            } else {
                request.queryParam(parameter.path("name").asText(), value);
            }
        }
        if (operation.description().has("requestBody")) {
            JsonNode body = operation.request();
            request.header("Content-Type", operation.type())
                    .body((body.isTextual() ? body.asText() : body.toString()).getBytes(StandardCharsets.UTF_8));
        }
        return request.request(operation.method(), path);
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
    void thePageTheDescriptionAndTheServiceKnowTheSameParameters() throws IOException {
        // Given
        Operation convert = operations.getFirst();
        Set<String> described = new TreeSet<>();
        convert.parameters()
                .forEach(parameter -> described.add(parameter.path("name").asText()));
        Set<String> documented = new TreeSet<>();
        Matcher table = Pattern.compile("^\\| (`[^|]+) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(ROOT.resolve("docs/converter.md"))
                        .split("## Parameters of a conversion")[1]
                        .split("## Limits")[0]);
        while (table.find()) {
            for (String name : table.group(1).split(",")) {
                documented.add(name.replace("`", "").strip());
            }
        }
        // When
        RequestSpecification request = given();
        described.forEach(name -> request.queryParam(name, "?"));
        String answer = request.post("/conversions").asString();
        // Then
        assertThat(documented).isEqualTo(described);
        assertThat(answer).doesNotContain("There is no parameter").contains("'take' is '?'");
    }
}
