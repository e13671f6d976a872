package dev.modelgate.controller.rest;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Hands JSON of the wrong shape to {@link Problems}, in place of the framework's own mapper for it. */
@Provider
public class MismatchProblems implements ExceptionMapper<MismatchedInputException> {
    private final Problems problems = new Problems();

    @Override
    public Response toResponse(MismatchedInputException mismatch) {
        return problems.toResponse(mismatch);
    }
}
