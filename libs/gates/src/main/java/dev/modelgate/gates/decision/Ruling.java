package dev.modelgate.gates.decision;

import dev.modelgate.contracts.Decision;

/** What a row of the decision matrix says. */
sealed interface Ruling {
    /** The evaluation ends. */
    record Ends(Decision decision) implements Ruling {}

    /** The gate's next step, or the next gate. */
    record GoesOn() implements Ruling {}

    /** A person is asked. */
    record Waits() implements Ruling {}
}
