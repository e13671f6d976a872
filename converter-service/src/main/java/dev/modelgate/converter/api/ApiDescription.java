package dev.modelgate.converter.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.converter.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Completes the description at {@code /q/openapi} from {@code api-examples.json}: parameters of queries, an example of each request
 * and of its response, and the problems that it may answer with. A test sends the examples to the running service and compares.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
    private static final String FILE = "/api-examples.json";
    private static final String EXAMPLE = "example";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI api) {
        JsonNode examples = examples();
        api.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> complete(operation, examples.path(method + " " + path))));
    }

    private static void complete(Operation operation, JsonNode known) {
        if (known.isMissingNode()) {
            return;
        }
        known.path("parameters").forEach(parameter -> operation.addParameter(parameter(parameter)));
        Optional.ofNullable(operation.getParameters()).stream()
                .flatMap(List::stream)
                .filter(parameter -> known.path(EXAMPLE).has(parameter.getName()))
                .forEach(parameter -> parameter.setExample(
                        known.path(EXAMPLE).path(parameter.getName()).asText()));
        if (known.has("request")) {
            request(operation, known);
        }
        APIResponse response = response(operation, known.path("status").asText());
        response.getContent().getMediaTypes().values().forEach(content -> show(content, known.get("response")));
        if (known.has("alsoStatus")) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            known.get("alsoStatus").asText(),
                            OASFactory.createAPIResponse()
                                    .description("The same was asked for before, and its result is there.")
                                    .content(response.getContent()));
        }
        known.path("problems")
                .properties()
                .forEach(problem -> operation
                        .getResponses()
                        .addAPIResponse(
                                problem.getKey(),
                                problem(problem.getKey(), problem.getValue().asText())));
    }

    private static Parameter parameter(JsonNode known) {
        return OASFactory.createParameter()
                .name(known.path("name").asText())
                .in(Parameter.In.QUERY)
                .required(known.path("name").asText().equals("to"))
                .description(known.path("description").asText())
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    private static void request(Operation operation, JsonNode known) {
        if (operation.getRequestBody() == null) {
            operation.setRequestBody(OASFactory.createRequestBody()
                    .required(true)
                    .content(OASFactory.createContent()
                            .addMediaType(
                                    known.path("requestType").asText(),
                                    OASFactory.createMediaType()
                                            .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)))));
        }
        operation
                .getRequestBody()
                .getContent()
                .getMediaTypes()
                .values()
                .forEach(content -> show(content, known.get("request")));
    }

    /** The response of a status, which some operations have under the status that is the default. */
    private static APIResponse response(Operation operation, String status) {
        APIResponse response = operation.getResponses().getAPIResponse(status);
        if (response == null) {
            response = operation.getResponses().getAPIResponse("200");
            operation.getResponses().removeAPIResponse("200");
            operation.getResponses().addAPIResponse(status, response);
        }
        return response;
    }

    private static APIResponse problem(String status, String detail) {
        Problem problem = new Problem(title(status), Integer.parseInt(status), detail, null, null);
        MediaType content =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        show(content, JSON.valueToTree(problem));
        return OASFactory.createAPIResponse()
                .description(title(status))
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, content));
    }

    private static String title(String status) {
        return Optional.ofNullable(Status.fromStatusCode(Integer.parseInt(status)))
                .map(Status::getReasonPhrase)
                .orElse("Unprocessable Content");
    }

    private static void show(MediaType content, JsonNode example) {
        content.setExamples(null);
        content.addExample(EXAMPLE, OASFactory.createExample().value(JSON.convertValue(example, Object.class)));
    }

    private static JsonNode examples() {
        try (InputStream file = ApiDescription.class.getResourceAsStream(FILE)) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The examples of the interface cannot be read.", e);
        }
    }
}
