package dev.modelgate.gates.decision;

import java.util.List;
import java.util.Optional;

/**
 * How far a step is.
 *
 * @param step its id
 * @param attempts by number; none when it has not been issued
 */
public record StepProgress(String step, List<Attempt> attempts) {
    public StepProgress {
        attempts = List.copyOf(attempts);
    }

    /** The attempt that counts: the last one. */
    public Optional<Attempt> last() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }
}
