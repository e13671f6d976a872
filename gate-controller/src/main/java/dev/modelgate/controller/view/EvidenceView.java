package dev.modelgate.controller.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.contracts.Fact;
import java.time.Instant;
import java.util.List;

/**
 * All raw facts of an evaluation.
 *
 * @param evaluation its id
 * @param attempts in the order in which they were made
 * @param events the log, in order
 */
public record EvidenceView(String evaluation, List<AttemptView> attempts, List<EventView> events) {
    /**
     * One try at a step.
     *
     * @param task what was asked
     * @param result how it ended, and null while it has not
     * @param endedBy {@code WORKER} or {@code CONTROLLER}
     */
    public record AttemptView(
            String command,
            String gate,
            String step,
            int attempt,
            String state,
            String machine,
            String incarnation,
            Instant issuedAt,
            Instant deadline,
            Instant endedAt,
            String endedBy,
            JsonNode task,
            JsonNode result,
            List<ObservationView> observations) {}

    /** A fact with its number within the command and the worker's time. */
    public record ObservationView(long sequence, Instant at, Fact fact) {}

    /** One line of the log. */
    public record EventView(Instant at, String kind, String sentence) {}
}
