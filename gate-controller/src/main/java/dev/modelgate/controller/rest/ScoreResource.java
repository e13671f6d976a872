package dev.modelgate.controller.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.controller.plan.PlanCatalog;
import dev.modelgate.dialects.Dialects;
import dev.modelgate.gates.document.Violations;
import dev.modelgate.gates.scoring.Scorer;
import dev.modelgate.gates.suite.Suite;
import dev.modelgate.gates.suite.SuiteQuery;
import dev.modelgate.gates.suite.SuiteReader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Scores raw answers without a model. */
@Path("/scores")
@Tag(name = "scores")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ScoreResource {
    private final PlanCatalog catalog;

    ScoreResource(PlanCatalog catalog) {
        this.catalog = catalog;
    }

    @POST
    @Operation(summary = "Calls found in a raw answer, whether it is right, and what is wrong with it")
    public ScoreView score(@Valid @NotNull(message = "The body is missing.") ScoreRequest request) {
        if (Dialects.find(request.dialect()).isEmpty()) {
            throw new BadRequest("'" + request.dialect() + "' is no dialect; there are "
                    + String.join(", ", Dialects.names()) + ".");
        }
        Suite suite = request.entry() == null ? shipped(request) : brought(request);
        SuiteQuery query = request.entry() == null
                ? suite.query(String.valueOf(request.query()))
                        .orElseThrow(() -> new BadRequest(
                                "The suite '" + suite.name() + "' has no query '" + request.query() + "'."))
                : suite.queries().getFirst();
        return ScoreView.of(Scorer.score(suite, query, request.dialect(), request.text()));
    }

    private Suite shipped(ScoreRequest request) {
        if (request.plan() == null || request.suite() == null || request.query() == null) {
            throw new BadRequest("Name plan, suite and query, or bring an entry along.");
        }
        Suite suite = catalog.shipped(request.plan()).plan().suites().get(request.suite());
        if (suite == null) {
            throw new BadRequest("The plan '" + request.plan() + "' has no suite '" + request.suite() + "'.");
        }
        return suite;
    }

    /** The entry as a suite of one query, read as suites are. */
    private static Suite brought(ScoreRequest request) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("suite", "request");
        if (request.tools() != null && !request.tools().isNull()) {
            tree.set("tools", request.tools());
        }
        if (request.comparison() != null) {
            tree.put("comparison", request.comparison());
        }
        tree.putArray("queries").add(request.entry());
        Violations violations = new Violations();
        Suite suite = SuiteReader.read(tree, "", violations);
        if (!violations.isEmpty()) {
            throw new BadRequest("The entry is not valid.", violations.all());
        }
        return suite;
    }
}
