package dev.modelgate.controller.plan;

import dev.modelgate.gates.document.Violation;
import java.util.List;

/** A plan that is not valid as a whole. */
public final class BrokenPlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    BrokenPlanException(String name, List<Violation> violations) {
        super("The plan '" + name + "' has " + violations.size()
                + (violations.size() == 1 ? " problem." : " problems."));
        this.violations = List.copyOf(violations);
    }

    /** Everything that is wrong with it. */
    public List<Violation> violations() {
        return violations;
    }
}
