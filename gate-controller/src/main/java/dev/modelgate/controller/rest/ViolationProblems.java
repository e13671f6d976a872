package dev.modelgate.controller.rest;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Hands violations to {@link Problems}: the framework has a mapper of its own for them, which only a nearer type displaces. */
@Provider
public class ViolationProblems implements ExceptionMapper<ConstraintViolationException> {
    private final Problems problems = new Problems();

    @Override
    public Response toResponse(ConstraintViolationException invalid) {
        return problems.toResponse(invalid);
    }
}
