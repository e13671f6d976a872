package dev.modelgate.controller.plan;

import java.util.List;

/** There is no plan of this name. */
public final class UnknownPlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownPlanException(String name, List<String> known) {
        super("There is no plan '" + name + "'; there "
                + (known.isEmpty() ? "is none at all." : "are " + String.join(", ", known) + "."));
    }
}
