package dev.modelgate.system.chaos.history;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was put aside, and what lies about. */
final class RemainsRules {
    private static final String DEAD_LETTERS = ".dlq";

    private RemainsRules() {}

    static List<Violation> check(History history) {
        List<Violation> violations = new ArrayList<>();
        deadLetters(history, violations);
        Remains remains = history.remains();
        remains.processes().forEach(process -> violations.add(new Violation(Invariant.PROCESS_LEFT, process)));
        remains.folders().forEach(folder -> violations.add(new Violation(Invariant.FOLDER_LEFT, folder)));
        remains.damage().forEach(damage -> violations.add(new Violation(Invariant.ARTIFACT_DAMAGED, damage)));
        return violations;
    }

    private static void deadLetters(History history, List<Violation> violations) {
        Map<Integer, Injection> injections =
                history.injections().stream().collect(toMap(Injection::number, injection -> injection));
        List<Message> letters = history.messages().stream()
                .filter(message -> message.topic().endsWith(DEAD_LETTERS))
                .toList();
        for (Message letter : letters) {
            Injection injection = letter.injected() ? injections.get(letter.injection()) : null;
            if (injection == null
                    || !injection.unreadable()
                    || !letter.topic().equals(injection.topic() + DEAD_LETTERS)) {
                violations.add(new Violation(
                        Invariant.DEAD_LETTER_UNDUE,
                        "On " + letter.topic() + " lies, for " + (injection == null ? "no injection" : injection) + ": "
                                + start(letter.body())));
            }
        }
        Set<Integer> aside = letters.stream()
                .filter(Message::injected)
                .map(Message::injection)
                .collect(toSet());
        history.injections().stream()
                .filter(injection -> injection.unreadable()
                        && injection.epoch() == history.epoch()
                        && !aside.contains(injection.number()))
                .forEach(injection -> violations.add(new Violation(
                        Invariant.DEAD_LETTER_MISSING, "Injection " + injection + " was not put aside.")));
    }

    private static String start(String body) {
        return body.substring(0, Math.min(200, body.length()));
    }
}
