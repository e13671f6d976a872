package dev.modelgate.converter.conversion;

import dev.modelgate.converter.problem.ProblemException;
import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.dialect.Dialect;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.nio.file.Path;

/** The rows of conversions that are kept, for other requests that name them. */
@Singleton
public class StoredRows {
    private final ConversionStore store;

    StoredRows(ConversionStore store) {
        this.store = store;
    }

    /**
     * Rows that are kept.
     *
     * @param id of the conversion
     * @param dialect of the rows
     * @param file where they lie
     */
    public record Rows(String id, Dialect dialect, Path file) {}

    /** @throws ProblemException 400 when the id is no plain name, 404 when there is no such conversion or its rows are texts */
    public Rows find(String id) throws IOException {
        StoredConversion found = stored(store, id);
        Dialect written = Dialects.named(String.valueOf(found.report().options().get("to")));
        boolean texts = "text".equals(found.report().options().get("form"));
        if (texts && !written.name().equals("chatml")) {
            throw new ProblemException(
                    Status.NOT_FOUND, "The rows of conversion " + id + " are texts (form=text), which cannot be read.");
        }
        return new Rows(id, written, found.path(ResultFile.ROWS));
    }

    /** A conversion that a request names. */
    static StoredConversion stored(ConversionStore store, String id) throws IOException {
        try {
            return store.find(id)
                    .orElseThrow(() -> new ProblemException(Status.NOT_FOUND, "There is no conversion " + id + "."));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Status.BAD_REQUEST, e.getMessage());
        }
    }
}
