package dev.modelgate.controller.rest;

import dev.modelgate.controller.evaluation.Refusal;
import dev.modelgate.controller.report.Reports;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is written about an evaluation. */
@Path("/evaluations/{id}")
@Tag(name = "reports")
@RunOnVirtualThread
public class ReportResource {
    private final Reports reports;

    ReportResource(Reports reports) {
        this.reports = reports;
    }

    @GET
    @Path("/report")
    @Produces("text/markdown; charset=utf-8")
    @Operation(summary = "The results document")
    public String report(@PathParam("id") String id) throws Refusal {
        return reports.markdown(Ids.parse(id));
    }

    @GET
    @Path("/logs")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Names of the logs that there are so far")
    public List<String> logs(@PathParam("id") String id) {
        return reports.logNames(Ids.parse(id));
    }

    @GET
    @Path("/logs/{name}")
    @Produces("text/plain; charset=utf-8")
    @Operation(summary = "One log")
    public String log(@PathParam("id") String id, @PathParam("name") String name) {
        return reports.log(Ids.parse(id), name).orElseThrow(NotFoundException::new);
    }
}
