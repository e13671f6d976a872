package dev.modelgate.system.chaos;

import dev.modelgate.contracts.Topics;
import dev.modelgate.system.chaos.history.AttemptRow;
import dev.modelgate.system.chaos.history.EvaluationRow;
import dev.modelgate.system.chaos.history.History;
import dev.modelgate.system.chaos.history.InboxRow;
import dev.modelgate.system.chaos.history.Injection;
import dev.modelgate.system.chaos.history.Message;
import dev.modelgate.system.chaos.history.ObservationRow;
import dev.modelgate.system.chaos.history.Reference;
import dev.modelgate.system.chaos.history.Remains;
import dev.modelgate.system.chaos.history.VerdictRow;
import dev.modelgate.system.chaos.history.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Waits until everything has been said and taken in, reads the tables, takes the stack down and reads what it leaves. */
final class HistoryReader {
    private static final Duration QUIET_WITHIN = Duration.ofMinutes(2);

    private final ChaosStack stack;
    private final Tap tap;
    private final Database database;

    HistoryReader(ChaosStack stack, Tap tap, Database database) {
        this.stack = stack;
        this.tap = tap;
        this.database = database;
    }

    /** What does not come within the limit is missing in the history, and the checker says so. */
    History read(List<Wish> wishes, Map<String, Reference> references, List<Injection> injections) throws Exception {
        tap.await(() -> database.unsent().orElse(1) == 0, QUIET_WITHIN);
        tap.await(() -> aside(injections), QUIET_WITHIN);
        List<Message> heard = tap.messages();
        tap.await(() -> takenIn(heard), QUIET_WITHIN);
        List<EvaluationRow> evaluations = database.evaluations();
        List<AttemptRow> attempts = database.attempts();
        List<ObservationRow> observations = database.observations();
        List<VerdictRow> verdicts = database.verdicts();
        List<InboxRow> inbox = database.inbox();
        stack.down();
        Remains remains = new RemainsReader(stack).read();
        return new History(
                wishes,
                references,
                evaluations,
                attempts,
                observations,
                verdicts,
                inbox,
                messages(heard),
                injections,
                remains,
                tap.wipedAt(),
                tap.epoch());
    }

    /** All that was said, but no outcome that came after the tables were read: such as one that a worker reports once more. */
    private List<Message> messages(List<Message> before) {
        Stream<Message> later = tap.messages().stream()
                .skip(before.size())
                .filter(message -> !message.topic().equals(Topics.OUTCOMES));
        return Stream.concat(before.stream(), later).toList();
    }

    private boolean takenIn(List<Message> heard) {
        return database.taken().map(taken -> taken.containsAll(outcomes(heard))).orElse(false);
    }

    private Set<String> outcomes(List<Message> heard) {
        return heard.stream()
                .filter(message -> message.topic().equals(Topics.OUTCOMES)
                        && message.injection() == null
                        && message.epoch() == tap.epoch())
                .map(message -> message.topic() + "/" + message.id())
                .collect(Collectors.toSet());
    }

    private boolean aside(List<Injection> injections) {
        Set<Integer> aside = tap.messages().stream()
                .filter(message -> message.topic().endsWith(".dlq") && message.injection() != null)
                .map(Message::injection)
                .collect(Collectors.toSet());
        return injections.stream()
                .filter(injection -> injection.unreadable() && injection.epoch() == tap.epoch())
                .allMatch(injection -> aside.contains(injection.number()));
    }
}
