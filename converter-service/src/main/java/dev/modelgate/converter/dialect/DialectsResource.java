package dev.modelgate.converter.dialect;

import dev.modelgate.dialects.Dialects;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lists the dialects. */
@Path("/dialects")
@Tag(name = "dialects", description = "How model families write conversations and calls.")
public class DialectsResource {
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "dialects", summary = "Lists every dialect with its tokens, limits and examples.")
    public List<DialectDescription> all() {
        return Dialects.all().stream().map(DialectDescription::of).toList();
    }
}
