package dev.modelgate.converter.problem;

import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Ends a request with a problem that is the caller's to solve. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The request is well-formed and cannot be carried out: 422. */
    public static final StatusType UNPROCESSABLE = Unprocessable.CONTENT;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    private ProblemException(Problem problem, Map<String, String> headers) {
        super(problem.detail());
        this.problem = problem;
        this.headers = headers;
    }

    /** @param sentence what is wrong, where, what would be right */
    public ProblemException(StatusType status, String sentence) {
        this(Problem.of(status, sentence), Map.of());
    }

    /** A problem of one line of the body, counted from 1. */
    public static ProblemException atLine(long line, StatusType status, String sentence) {
        return new ProblemException(Problem.of(status, sentence).at(line), Map.of());
    }

    /** A problem whose answer has headers, such as {@code Retry-After}. */
    public static ProblemException withHeaders(StatusType status, String sentence, Map<String, String> headers) {
        return new ProblemException(Problem.of(status, sentence), Map.copyOf(headers));
    }

    /** Parameters of the query that are not known or not understood; at least one. */
    public static ProblemException ofParameters(List<Problem.Parameter> wrong) {
        String sentences = wrong.stream().map(Problem.Parameter::detail).collect(Collectors.joining(" "));
        Problem problem = Problem.of(Status.BAD_REQUEST, sentences);
        return new ProblemException(
                new Problem(problem.title(), problem.status(), problem.detail(), null, List.copyOf(wrong)), Map.of());
    }

    public Problem problem() {
        return problem;
    }

    Map<String, String> headers() {
        return headers;
    }
}
