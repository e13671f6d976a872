package dev.modelgate.controller.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.modelgate.controller.evaluation.EvaluationService;
import dev.modelgate.controller.evaluation.Submission;
import dev.modelgate.controller.store.CommitMode;
import dev.modelgate.controller.view.EvaluationView;
import dev.modelgate.controller.view.EvaluationViews;
import dev.modelgate.controller.view.EvidenceView;
import dev.modelgate.controller.view.EvidenceViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Evaluations. */
@Path("/evaluations")
@Tag(name = "evaluations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EvaluationResource {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final EvaluationService service;
    private final EvaluationViews views;
    private final EvidenceViews evidence;
    private final CancellationReader cancellations;

    EvaluationResource(
            EvaluationService service,
            EvaluationViews views,
            EvidenceViews evidence,
            CancellationReader cancellations) {
        this.service = service;
        this.views = views;
        this.evidence = evidence;
        this.cancellations = cancellations;
    }

    @POST
    @Operation(summary = "Begin an evaluation")
    @APIResponse(
            responseCode = "202",
            description = "It has begun; Location says where to look.",
            content = @Content(schema = @Schema(implementation = EvaluationView.class)))
    @APIResponse(
            responseCode = "400",
            description = "The body, or the plan: all of its problems, each with its path.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response submit(
            @HeaderParam(IDEMPOTENCY_KEY) @Size(min = 1, max = 200) String key,
            @Valid @NotNull(message = "The body is missing.") EvaluationRequest request) {
        UUID id = service.submit(new Submission(
                request.plan(),
                request.planText(),
                request.suites() == null ? Map.of() : request.suites(),
                request.commit() == null ? CommitMode.ASK : request.commit(),
                key));
        return Response.accepted(views.one(id))
                .location(URI.create("/evaluations/" + id))
                .build();
    }

    @GET
    @Operation(summary = "The newest evaluations, at most 200")
    public List<EvaluationView> list() {
        return views.newest();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One evaluation")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = EvaluationView.class)))
    public EvaluationView one(@PathParam("id") String id) {
        return views.one(Ids.parse(id));
    }

    @GET
    @Path("/{id}/evidence")
    @Operation(summary = "All raw facts of an evaluation")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = EvidenceView.class)))
    public EvidenceView evidence(@PathParam("id") String id) {
        return evidence.of(Ids.parse(id));
    }

    @POST
    @Path("/{id}/commitment")
    @Operation(summary = "Commit to the rest of the plan, or decline")
    public EvaluationView commit(
            @PathParam("id") String id, @Valid @NotNull(message = "The body is missing.") CommitmentRequest request) {
        UUID evaluation = Ids.parse(id);
        service.commit(evaluation, request.commit(), request.by(), request.why());
        return views.one(evaluation);
    }

    @POST
    @Path("/{id}/cancellation")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Cancel, with a name and a reason")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = EvaluationView.class)))
    public Response cancel(
            @PathParam("id") String id,
            @RequestBody(
                            required = false,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = CancellationRequest.class)))
                    String body)
            throws JsonProcessingException {
        UUID evaluation = Ids.parse(id);
        CancellationRequest request = cancellations.read(body);
        service.cancel(evaluation, request.byOrSomebody(), request.why());
        return Response.accepted(views.one(evaluation)).build();
    }
}
