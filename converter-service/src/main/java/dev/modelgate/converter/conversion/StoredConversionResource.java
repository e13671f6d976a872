package dev.modelgate.converter.conversion;

import dev.modelgate.converter.http.FileAnswer;
import dev.modelgate.converter.problem.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Gives results of conversions, which never change. Ranges of bytes, entity tags and {@code HEAD} are understood. */
@Path("/conversions/{id}")
@Tag(name = "conversions")
public class StoredConversionResource {
    private final ConversionStore store;

    StoredConversionResource(ConversionStore store) {
        this.store = store;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "report", summary = "What a conversion did.")
    public ReportDocument report(@PathParam("id") String id) throws IOException {
        return find(id).report();
    }

    @GET
    @Path("/rows")
    @Produces(FileAnswer.JSON_LINES)
    @Operation(operationId = "rows", summary = "The converted rows.")
    @APIResponse(
            responseCode = "200",
            description = "The whole file.",
            content = @Content(mediaType = FileAnswer.JSON_LINES, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "206", description = "The bytes of the range.")
    @APIResponse(responseCode = "304", description = "The file is that of the entity tag.")
    public Response rows(@PathParam("id") String id, @Context HttpHeaders headers, @Context Request request)
            throws IOException {
        return file(id, ResultFile.ROWS, headers, request);
    }

    @GET
    @Path("/text")
    @Produces(FileAnswer.JSON_LINES)
    @Operation(operationId = "text", summary = "The texts that a model sees, one a line, in the order of the rows.")
    @APIResponse(
            responseCode = "200",
            description = "The whole file.",
            content = @Content(mediaType = FileAnswer.JSON_LINES, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "206", description = "The bytes of the range.")
    @APIResponse(responseCode = "304", description = "The file is that of the entity tag.")
    public Response text(@PathParam("id") String id, @Context HttpHeaders headers, @Context Request request)
            throws IOException {
        return file(id, ResultFile.TEXT, headers, request);
    }

    @GET
    @Path("/findings")
    @Produces(FileAnswer.JSON_LINES)
    @Operation(operationId = "findings", summary = "Every finding, one a line, in the order of the body.")
    @APIResponse(
            responseCode = "200",
            description = "The whole file.",
            content = @Content(mediaType = FileAnswer.JSON_LINES, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "206", description = "The bytes of the range.")
    @APIResponse(responseCode = "304", description = "The file is that of the entity tag.")
    public Response findings(@PathParam("id") String id, @Context HttpHeaders headers, @Context Request request)
            throws IOException {
        return file(id, ResultFile.FINDINGS, headers, request);
    }

    private Response file(String id, ResultFile name, HttpHeaders headers, Request request) throws IOException {
        return find(id).answer(name)
                .orElseThrow(() -> new ProblemException(
                        Status.NOT_FOUND, "Conversion " + id + " was asked for without its text (text=false)."))
                .to(headers, request);
    }

    private StoredConversion find(String id) throws IOException {
        return StoredRows.stored(store, id);
    }
}
