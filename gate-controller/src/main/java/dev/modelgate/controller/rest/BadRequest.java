package dev.modelgate.controller.rest;

import dev.modelgate.gates.document.Violation;
import java.util.List;

/** A request that makes no sense. The message is one sentence for the client. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    BadRequest(String message) {
        this(message, List.of());
    }

    BadRequest(String message, List<Violation> violations) {
        super(message);
        this.violations = List.copyOf(violations);
    }

    List<Violation> violations() {
        return violations;
    }
}
