package dev.modelgate.converter.problem;

import jakarta.ws.rs.core.Response.Status;

/** Ends a request with a problem that is the caller's to solve. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** @param sentence what is wrong, where, what would be right */
    public ProblemException(Status status, String sentence) {
        super(sentence);
        this.problem = new Problem(status.getReasonPhrase(), status.getStatusCode(), sentence, null);
    }

    Problem problem() {
        return problem;
    }
}
