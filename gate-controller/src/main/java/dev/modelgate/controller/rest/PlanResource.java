package dev.modelgate.controller.rest;

import dev.modelgate.controller.plan.PlanOverview;
import dev.modelgate.controller.plan.PlanOverviews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The shipped plans. */
@Path("/plans")
@Tag(name = "plans")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PlanResource {
    private final PlanOverviews plans;

    PlanResource(PlanOverviews plans) {
        this.plans = plans;
    }

    @GET
    @Operation(summary = "Names and questions of all plans")
    public List<PlanOverview.Line> list() {
        return plans.all();
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One plan: its text, and what it would do in words")
    public PlanOverview one(@PathParam("name") String name) {
        return plans.one(name);
    }
}
