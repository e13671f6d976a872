package dev.modelgate.gates.decision;

import dev.modelgate.gates.plan.Plan;
import java.util.List;

/** The state machine of an evaluation, as a pure function. */
public final class NextEffects {
    private NextEffects() {}

    /**
     * What is to be done now. Asking again with the effects recorded yields only what is new: an open attempt is not issued
     * twice, a recorded verdict or decision never changes.
     *
     * @param plan a valid plan
     * @param progress all that is recorded
     * @return in the order in which to carry them out; empty while an attempt is open, or at the end
     */
    public static List<Effect> of(Plan plan, Progress progress) {
        throw new UnsupportedOperationException("not complete yet");
    }
}
