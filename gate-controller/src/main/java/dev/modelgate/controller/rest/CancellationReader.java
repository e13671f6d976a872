package dev.modelgate.controller.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;

/** Reads the one body that may be absent, whatever media type an absent body is said to have. */
@ApplicationScoped
class CancellationReader {
    private final ObjectMapper json;
    private final Validator validator;

    CancellationReader(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * @throws JsonProcessingException when there is a body that is no JSON of the right shape
     * @throws ConstraintViolationException when it says too much
     */
    CancellationRequest read(String body) throws JsonProcessingException {
        CancellationRequest request =
                body == null || body.isBlank() ? null : json.readValue(body, CancellationRequest.class);
        if (request == null) {
            return new CancellationRequest(null, null);
        }
        Set<ConstraintViolation<CancellationRequest>> violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return request;
    }
}
