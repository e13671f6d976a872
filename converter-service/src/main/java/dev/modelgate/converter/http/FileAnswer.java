package dev.modelgate.converter.http;

import dev.modelgate.converter.problem.ProblemException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.PathPart;

/**
 * A file that never changes, as the answer to {@code GET} and {@code HEAD}: whole, one range of bytes, or the word that the
 * caller has it already (RFC 9110, 13 and 14).
 *
 * @param file where it lies
 * @param name for messages
 * @param sha256 of its bytes, in hexadecimal; its entity tag
 * @param mediaType of its bytes
 */
public record FileAnswer(Path file, String name, String sha256, String mediaType) {
    /** JSON Lines. */
    public static final String JSON_LINES = "application/jsonl";

    /** @throws ProblemException when the range begins after the end */
    public Response to(HttpHeaders headers, Request request) throws IOException {
        EntityTag tag = new EntityTag(sha256);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        long size = Files.size(file);
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            return described(Response.ok(), tag)
                    .header(HttpHeaders.CONTENT_LENGTH, size)
                    .build();
        }
        String range = ifRangeHolds(headers, tag) ? headers.getHeaderString("Range") : null;
        Response.ResponseBuilder answer = switch (ByteRange.parse(range, size)) {
            // A part, too: of a whole file Quarkus would give the range of the header, whatever was decided here.
            case ByteRange.Request.Whole whole -> Response.ok(new PathPart(file, 0, size));
            case ByteRange.Request.Part part ->
                Response.status(Status.PARTIAL_CONTENT)
                        .header("Content-Range", part.range().header(size))
                        .entity(new PathPart(
                                file, part.range().first(), part.range().length()));
            case ByteRange.Request.Unsatisfiable none ->
                throw ProblemException.withHeaders(
                        Status.REQUESTED_RANGE_NOT_SATISFIABLE,
                        "The range begins after the end: " + name + " has " + size + " bytes.",
                        Map.of("Content-Range", "bytes */" + size));
        };
        return described(answer, tag).build();
    }

    private Response.ResponseBuilder described(Response.ResponseBuilder answer, EntityTag tag) {
        return answer.tag(tag).header("Accept-Ranges", "bytes").header(HttpHeaders.CONTENT_TYPE, mediaType);
    }

    /** Whether a range is meant for this file: a caller that resumes names the entity tag of what it has. */
    private static boolean ifRangeHolds(HttpHeaders headers, EntityTag tag) {
        List<String> conditions = headers.getRequestHeader("If-Range");
        return conditions == null || conditions.isEmpty() || conditions.equals(List.of("\"" + tag.getValue() + "\""));
    }
}
