package dev.modelgate.converter.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.converter.problem.Problem;
import dev.modelgate.converter.problem.ProblemException;
import dev.modelgate.converter.tool.Tools;
import dev.modelgate.dialects.Dialects;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Finds the calls in raw answers. */
@Path("/tool-calls")
@Tag(name = "tool-calls", description = "The calls in what a model answered, without ever guessing.")
public class ToolCallsResource {
    private final ObjectMapper json;
    private final ParseLimits limits;

    ToolCallsResource(ObjectMapper json, ParseLimits limits) {
        this.json = json;
        this.limits = limits;
    }

    @POST
    @Path("/parse")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Finds the calls in one raw answer or a list of them.",
            description = "An object gives an object, a list gives a list in the same order.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(oneOf = {RawAnswer.class, RawAnswer[].class}),
                            examples =
                                    @ExampleObject(
                                            name = "one",
                                            value =
                                                    "{\"dialect\": \"mistral-v13\", \"text\": \"[TOOL_CALLS]read_file[ARGS]{\\\"path\\\": \\\"a.py\\\"}\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The calls, the text around them, and what is wrong.",
            content = @Content(schema = @Schema(oneOf = {AnswerCalls.class, AnswerCalls[].class})))
    @APIResponse(
            responseCode = "400",
            description = "The body is no such JSON, or names no dialect that there is.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "More or longer answers than the limits allow.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Object parse(JsonNode body) throws JsonProcessingException {
        if (body == null || !body.isArray()) {
            return parseOne(body, "The body");
        }
        if (body.size() > limits.answers()) {
            throw new ProblemException(
                    Status.REQUEST_ENTITY_TOO_LARGE,
                    "The list has " + body.size() + " answers; at most " + limits.answers() + " are parsed at a time.");
        }
        List<AnswerCalls> parsed = new ArrayList<>(body.size());
        for (int i = 0; i < body.size(); i++) {
            parsed.add(parseOne(body.get(i), "Answer " + i + " of the list"));
        }
        return parsed;
    }

    private AnswerCalls parseOne(JsonNode node, String what) throws JsonProcessingException {
        if (node == null || !node.isObject()) {
            throw new ProblemException(
                    Status.BAD_REQUEST, what + " is no object with the fields 'dialect' and 'text'.");
        }
        RawAnswer answer = json.treeToValue(node, RawAnswer.class);
        if (answer.dialect() == null || answer.text() == null) {
            throw new ProblemException(
                    Status.BAD_REQUEST, what + " lacks '" + (answer.dialect() == null ? "dialect" : "text") + "'.");
        }
        if (answer.text().length() > limits.answerLength()) {
            throw new ProblemException(
                    Status.REQUEST_ENTITY_TOO_LARGE,
                    what + " has " + answer.text().length() + " characters; at most " + limits.answerLength()
                            + " are parsed.");
        }
        try {
            return AnswerCalls.of(
                    Dialects.named(answer.dialect()).answers().parse(answer.text(), Tools.definitions(answer.tools())));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Status.BAD_REQUEST, what + ": " + e.getMessage());
        }
    }
}
