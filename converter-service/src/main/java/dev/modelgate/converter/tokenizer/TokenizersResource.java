package dev.modelgate.converter.tokenizer;

import dev.modelgate.contracts.ModelRef;
import dev.modelgate.converter.conversion.StoredRows;
import dev.modelgate.converter.problem.ProblemException;
import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.convert.TokenLimit;
import dev.modelgate.dialects.dialect.Delimiter;
import dev.modelgate.dialects.dialect.Dialect;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells how a model's tokenizer treats a dialect. */
@Path("/tokenizers")
@Tag(name = "tokenizers", description = "How a model's tokenizer treats a dialect.")
public class TokenizersResource {
    private static final int MOST_TEXTS = 1000;

    private final TokenizerProbe probe;
    private final StoredRows conversions;

    TokenizersResource(TokenizerProbe probe, StoredRows conversions) {
        this.probe = probe;
        this.conversions = conversions;
    }

    @POST
    @Path("/probe")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "probe",
            summary = "Reads the tokenizer files of a model.",
            description =
                    "Delimiters with ids and pieces, a round trip over sample texts, the tokens of a conversion's rows, and what "
                            + "tekken.json and tokenizer.json say differently when the model has both.")
    public Dossier probe(ProbeRequest request) throws IOException, InterruptedException {
        if (request == null || request.model() == null || request.dialect() == null) {
            throw new ProblemException(Status.BAD_REQUEST, "The body is no object with 'model' and 'dialect'.");
        }
        try {
            Dialect dialect = Dialects.named(request.dialect());
            int limit = Optional.ofNullable(request.tokenLimit()).orElse(TokenLimit.MLX_LM_DEFAULT);
            if (limit < 1) {
                throw new IllegalArgumentException("'tokenLimit' is " + limit + "; it must be at least 1.");
            }
            Optional<StoredRows.Rows> rows = request.conversion() == null
                    ? Optional.empty()
                    : Optional.of(conversions.find(request.conversion()));
            return probe.dossier(new TokenizerProbe.Question(
                    ModelRef.parse(request.model()),
                    dialect,
                    texts(
                            "delimiters",
                            request.delimiters(),
                            dialect.delimiters().stream().map(Delimiter::text).toList()),
                    texts("samples", request.samples(), TokenizerProbe.SAMPLES),
                    rows,
                    limit));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Status.BAD_REQUEST, e.getMessage());
        }
    }

    private static List<String> texts(String field, List<String> given, List<String> otherwise) {
        if (given == null) {
            return otherwise;
        }
        if (given.size() > MOST_TEXTS || given.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("'" + field + "' can hold up to " + MOST_TEXTS + " texts, and no null.");
        }
        return given;
    }
}
