package dev.modelgate.converter.conversion;

import dev.modelgate.converter.http.Query;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes rows in one dialect and gives them back in another. The body is read as it arrives, whatever its length. */
@Path("/conversions")
@Tag(name = "conversions", description = "Rows of tool calls from one dialect into another.")
public class ConversionsResource {
    private final ConversionsConfig config;
    private final Intake intake;
    private final ConversionParameters parameters;
    private final Conversions conversions;
    private final ConversionKeeper keeper;

    ConversionsResource(
            ConversionsConfig config,
            Intake intake,
            ConversionParameters parameters,
            Conversions conversions,
            ConversionKeeper keeper) {
        this.config = config;
        this.intake = intake;
        this.parameters = parameters;
        this.conversions = conversions;
        this.keeper = keeper;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "convert",
            summary = "Converts rows.",
            description =
                    "The body is JSON Lines, of any length, as it is or as gzip. The same input and options give the same id.")
    @APIResponse(
            responseCode = "201",
            description = "The report; the result is at 'Location'.",
            content = @Content(schema = @Schema(implementation = ReportDocument.class)))
    public Response convert(@Context UriInfo uri, @Context RoutingContext context)
            throws IOException, InterruptedException {
        Conversions.Outcome outcome = intake.take(context, arrival -> {
            Query query = new Query(uri.getQueryParameters());
            ConversionRequest asked = parameters.read(query);
            query.end();
            return conversions.run(asked, arrival.body(), arrival.deadline());
        });
        if (outcome.fresh()) {
            keeper.clean();
        }
        return Response.status(outcome.fresh() ? Status.CREATED : Status.OK)
                .location(
                        uri.getAbsolutePathBuilder().path(outcome.report().id()).build())
                .entity(outcome.report())
                .build();
    }

    @POST
    @Path("/preview")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "preview",
            summary = "Shows the first lines before and after; keeps nothing.",
            description =
                    "Takes the parameters of a conversion, and 'lines': how many to show, 5 unless told otherwise.")
    public Preview preview(@Context UriInfo uri, @Context RoutingContext context)
            throws IOException, InterruptedException {
        return intake.take(context, arrival -> {
            Query query = new Query(uri.getQueryParameters());
            ConversionRequest asked = parameters.read(query);
            int lines = Math.toIntExact(
                    query.number("lines", 1, config.previewLines()).orElse(Math.min(5L, config.previewLines())));
            query.end();
            return conversions.preview(asked, lines, arrival.body(), arrival.deadline());
        });
    }
}
