package dev.modelgate.controller.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelgate.gates.document.Violation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * An error (<a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>).
 *
 * @param type always {@code about:blank}: the status says which kind
 * @param title of the status
 * @param status HTTP status
 * @param detail one sentence: what is wrong and what would be right
 * @param violations everything that is wrong with a plan or a body, each with its path; left out when there is only the detail
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<Violation> violations) {
    /** Of every error. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static Response response(int status, String detail) {
        return response(status, detail, List.of());
    }

    static Response response(int status, String detail, List<Violation> violations) {
        return Response.status(status)
                .type(MediaType.valueOf(MEDIA_TYPE))
                .entity(of(status, detail, violations))
                .build();
    }

    static Problem of(int status, String detail) {
        return of(status, detail, List.of());
    }

    private static Problem of(int status, String detail, List<Violation> violations) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? (status == 422 ? "Unprocessable Content" : "Error") : known.getReasonPhrase();
        return new Problem("about:blank", title, status, detail, violations);
    }
}
