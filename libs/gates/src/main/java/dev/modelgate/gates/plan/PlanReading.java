package dev.modelgate.gates.plan;

import dev.modelgate.gates.document.Violation;
import java.util.List;

/** What came of reading a plan. */
public sealed interface PlanReading {
    /** The plan is valid as a whole. */
    record Valid(Plan plan) implements PlanReading {}

    /** Everything that is wrong with it, at least one violation. */
    record Invalid(List<Violation> violations) implements PlanReading {}
}
