package dev.modelgate.controller.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.modelgate.controller.evaluation.Refusal;
import dev.modelgate.controller.plan.BrokenPlanException;
import dev.modelgate.controller.plan.UnknownPlanException;
import dev.modelgate.controller.plan.UnsafePlanNameException;
import dev.modelgate.gates.document.Violation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** The one mapper of errors. What a client did wrong is told and not logged; what we did wrong is logged and not told. */
@Provider
public class Problems implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_LARGE = 413;

    @Override
    public Response toResponse(Throwable thrown) {
        // Jackson wraps what its stream throws, once for each object that it was reading.
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CountedBodies.TooLarge large) {
                return Problem.response(TOO_LARGE, large.getMessage());
            }
        }
        return switch (thrown) {
            case Refusal refusal -> Problem.response(status(refusal.kind()), refusal.getMessage());
            case UnknownPlanException unknown -> Problem.response(404, unknown.getMessage());
            case UnsafePlanNameException unsafe -> Problem.response(400, unsafe.getMessage());
            case BrokenPlanException broken -> Problem.response(400, broken.getMessage(), broken.violations());
            case BadRequest bad -> Problem.response(400, bad.getMessage(), bad.violations());
            case ConstraintViolationException invalid ->
                Problem.response(400, "The request is not valid.", violations(invalid));
            case JsonProcessingException json -> Problem.response(400, sentence(json));
            case WebApplicationException web -> web(web);
            default -> internal(thrown);
        };
    }

    private static int status(Refusal.Kind kind) {
        return switch (kind) {
            case UNKNOWN_EVALUATION -> 404;
            case CONFLICT -> 409;
            case KEY_REUSED -> UNPROCESSABLE;
        };
    }

    private static Response web(WebApplicationException web) {
        int status = web.getResponse().getStatus();
        if (status < 300) {
            return web.getResponse();
        }
        if (web.getCause() instanceof JsonProcessingException json) {
            return Problem.response(400, sentence(json));
        }
        if (status >= 500) {
            return internal(web);
        }
        Response problem = Problem.response(status, detail(status));
        String allow = web.getResponse().getHeaderString("Allow");
        return allow == null
                ? problem
                : Response.fromResponse(problem).header("Allow", allow).build();
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read.";
            case 404 -> "There is nothing under this address.";
            case 405 -> "This address does not know the method.";
            case 406 -> "Nothing here has the media type that was asked for.";
            case TOO_LARGE -> "The body is larger than this service takes.";
            case 415 -> "The body's media type is not taken here; send application/json.";
            default -> "The request was refused.";
        };
    }

    private static String sentence(JsonProcessingException json) {
        String where = json instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? mapping.getPath().stream()
                        .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        if (json instanceof UnrecognizedPropertyException unknown) {
            return "The field '" + where + "' is not known here; known are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        return where.isEmpty()
                ? "The body is no JSON of the right shape."
                : "The field '" + where + "' has no fitting value.";
    }

    private static List<Violation> violations(ConstraintViolationException invalid) {
        return invalid.getConstraintViolations().stream()
                .map(violation -> new Violation(
                        StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                                .reduce((first, second) -> second)
                                .map(Object::toString)
                                .orElse(""),
                        violation.getMessage()))
                .toList();
    }

    private static Response internal(Throwable thrown) {
        LOG.error("A request failed.", thrown);
        return Problem.response(500, "Something went wrong here; the service's log says what.");
    }
}
