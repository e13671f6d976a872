package dev.modelgate.converter.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where exceptions become answers. What the caller did wrong is not logged; what we did wrong is not told. */
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    Response map(ProblemException e) {
        Response.ResponseBuilder answer = builder(e.problem());
        e.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper
    Response map(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return map(json);
        }
        Response response = e.getResponse();
        int status = response.getStatus();
        if (status < Status.BAD_REQUEST.getStatusCode()) {
            return response;
        }
        if (status >= Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
            return map((Throwable) e);
        }
        return answer(new Problem(response.getStatusInfo().getReasonPhrase(), status, sentence(status), null, null));
    }

    /** Quarkus has a mapper of its own for these, which would go first. */
    @ServerExceptionMapper
    Response map(MismatchedInputException e) {
        return map((JsonProcessingException) e);
    }

    @ServerExceptionMapper
    Response map(JsonProcessingException e) {
        // What ends the reading of a body comes out of the parser as its own.
        if (e.getCause() instanceof ProblemException problem) {
            return map(problem);
        }
        JsonLocation location = e.getLocation();
        Long line = location == null ? null : (long) location.getLineNr();
        String detail = e instanceof UnrecognizedPropertyException unknown
                ? "The field '" + unknown.getPropertyName() + "' is not known; there are "
                        + unknown.getKnownPropertyIds() + "."
                : "The body is not the JSON that is expected: "
                        + e.getOriginalMessage().lines().findFirst().orElse("no detail") + ".";
        return answer(new Problem(
                Status.BAD_REQUEST.getReasonPhrase(), Status.BAD_REQUEST.getStatusCode(), detail, line, null));
    }

    @ServerExceptionMapper
    Response map(Throwable e) {
        LOG.error("A request failed.", e);
        return answer(Problem.of(
                Status.INTERNAL_SERVER_ERROR,
                "The request failed for a reason that is ours; it is in the service's log."));
    }

    private static String sentence(int status) {
        return switch (status) {
            case 400 ->
                "The request cannot be read: a parameter or the body is not of the kind that the API describes.";
            case 404 -> "There is nothing at this address; /q/openapi lists what there is.";
            case 405 -> "This address does not take this method; /q/openapi lists what it takes.";
            case 406 -> "What this address holds is not to be had in the media type asked for.";
            case 413 -> "The body is longer than this service takes.";
            case 415 -> "This address does not take a body of this media type.";
            default -> "The request was refused.";
        };
    }

    private static Response answer(Problem problem) {
        return builder(problem).build();
    }

    private static Response.ResponseBuilder builder(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
