package dev.modelgate.controller.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Completes the description at {@code /q/openapi} from {@code api-examples.json}: for each operation an example of its request, of
 * its response, and of each problem that it may answer with. Tests send the examples to the running service.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
    private static final String FILE = "/api-examples.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Bodies in which a field that is not known is refused. */
    private static final List<String> CLOSED =
            List.of("EvaluationRequest", "CommitmentRequest", "CancellationRequest", "ScoreRequest");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        JsonNode examples = examples();
        CLOSED.forEach(name -> api.getComponents()
                .getSchemas()
                .get(name)
                .setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false)));
        api.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> complete(operation, examples.path(method + " " + path))));
    }

    private static void complete(Operation operation, JsonNode examples) {
        if (examples.has("request")) {
            operation
                    .getRequestBody()
                    .getContent()
                    .getMediaTypes()
                    .values()
                    .forEach(content -> add(content, examples.get("request")));
        }
        if (examples.has("response")) {
            operation.getResponses().getAPIResponses().forEach((status, response) -> {
                if (status.startsWith("2") && response.getContent() != null) {
                    response.getContent()
                            .getMediaTypes()
                            .values()
                            .forEach(content -> add(content, examples.get("response")));
                }
            });
        }
        examples.path("problems").properties().forEach(problem -> {
            operation.getResponses().removeAPIResponse(problem.getKey());
            operation
                    .getResponses()
                    .addAPIResponse(
                            problem.getKey(),
                            problem(problem.getKey(), problem.getValue().asText()));
        });
    }

    private static void add(MediaType content, JsonNode example) {
        content.setExamples(null);
        content.addExample("example", OASFactory.createExample().value(plain(example)));
    }

    private static APIResponse problem(String status, String detail) {
        JsonNode example = JSON.valueToTree(Problem.of(Integer.parseInt(status), detail));
        MediaType content =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        add(content, example);
        return OASFactory.createAPIResponse()
                .description(example.path("title").asText().toLowerCase(Locale.ROOT))
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, content));
    }

    private static Object plain(JsonNode node) {
        return JSON.convertValue(node, Object.class);
    }

    private static JsonNode examples() {
        try (InputStream file = ApiDescription.class.getResourceAsStream(FILE)) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The examples of the interface cannot be read.", e);
        }
    }
}
