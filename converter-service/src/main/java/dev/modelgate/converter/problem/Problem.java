package dev.modelgate.converter.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a request was not carried out (RFC 9457, {@code application/problem+json}).
 *
 * @param title the kind of problem, the same for all of its kind
 * @param status the HTTP status
 * @param detail one sentence: what is wrong, where, what would be right
 * @param line the line of the body that it concerns, from 1; absent when it concerns no line
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description = "Why a request was not carried out (RFC 9457).",
        examples = "{\"title\": \"Not Found\", \"status\": 404, \"detail\": \"There is no dataset 5f3a.\"}")
public record Problem(String title, int status, String detail, Long line) {
    public static final String MEDIA_TYPE = "application/problem+json";
}
