package dev.modelgate.controller.rest;

import dev.modelgate.controller.events.EvaluationEvents;
import dev.modelgate.controller.events.EvaluationUpdate;
import dev.modelgate.controller.view.EvaluationViews;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/**
 * Evaluations as they go. Apart from the others, because a method that returns a stream counts as non-blocking, and one that
 * reads the database first has to say that it is not.
 */
@Path("/evaluations/{id}/events")
@Tag(name = "evaluations")
public class EventsResource {
    private final EvaluationViews views;
    private final EvaluationEvents events;

    EventsResource(EvaluationViews views, EvaluationEvents events) {
        this.views = views;
        this.events = events;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "Follow an evaluation: how it stands, then each change, until it is decided")
    public Multi<EvaluationUpdate> events(@PathParam("id") String id) {
        return events.follow(views.one(Ids.parse(id)));
    }
}
