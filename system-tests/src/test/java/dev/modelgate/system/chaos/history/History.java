package dev.modelgate.system.chaos.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that a run has left behind.
 *
 * @param references by plan
 * @param wipedAt when the broker last lost its data; null when it never did
 * @param epoch how often the broker has lost its data
 */
public record History(
        List<Wish> wishes,
        Map<String, Reference> references,
        List<EvaluationRow> evaluations,
        List<AttemptRow> attempts,
        List<ObservationRow> observations,
        List<VerdictRow> verdicts,
        List<InboxRow> inbox,
        List<Message> messages,
        List<Injection> injections,
        Remains remains,
        Instant wipedAt,
        int epoch) {
    public History {
        wishes = List.copyOf(wishes);
        references = Map.copyOf(references);
        evaluations = List.copyOf(evaluations);
        attempts = List.copyOf(attempts);
        observations = List.copyOf(observations);
        verdicts = List.copyOf(verdicts);
        inbox = List.copyOf(inbox);
        messages = List.copyOf(messages);
        injections = List.copyOf(injections);
    }

    /** Whether something said at this time may have been lost together with the broker's data. */
    boolean mayBeWiped(Instant at) {
        return wipedAt != null && !at.isAfter(wipedAt);
    }
}
