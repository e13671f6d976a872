package dev.modelgate.worker.job;

import dev.modelgate.contracts.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a job has to stop by itself. */
final class Deadlines {
    private Deadlines() {}

    /** @param silence since the last sign of life */
    static Optional<Stop> overdue(Command command, Instant now, Duration silence) {
        if (now.isAfter(command.deadline())) {
            return Optional.of(new Stop.DeadlinePassed(command.deadline()));
        }
        Duration longest = Duration.ofSeconds(command.progressSeconds());
        return silence.compareTo(longest) > 0 ? Optional.of(new Stop.Silent(longest)) : Optional.empty();
    }
}
