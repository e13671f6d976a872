package dev.modelgate.converter.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response.StatusType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a request was not carried out (RFC 9457, {@code application/problem+json}).
 *
 * @param title the kind of problem, the same for all of its kind
 * @param status the HTTP status
 * @param detail one sentence: what is wrong, where, what would be right
 * @param line the line of the body that it concerns, from 1; absent when it concerns no line
 * @param parameters what is wrong with each parameter of the query; absent when nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description = "Why a request was not carried out (RFC 9457).",
        examples = "{\"title\": \"Not Found\", \"status\": 404, \"detail\": \"There is no dataset 5f3a.\"}")
public record Problem(String title, int status, String detail, Long line, List<Parameter> parameters) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * What is wrong with one parameter of the query.
     *
     * @param name as the caller wrote it
     * @param detail one sentence: what is wrong, what would be right
     */
    @Schema(name = "ProblemParameter", description = "What is wrong with one parameter of the query.")
    public record Parameter(String name, String detail) {}

    /** A problem that concerns neither a line nor a parameter. */
    public static Problem of(StatusType status, String sentence) {
        return new Problem(status.getReasonPhrase(), status.getStatusCode(), sentence, null, null);
    }

    Problem at(long where) {
        return new Problem(title, status, detail, where, parameters);
    }
}
