package dev.modelgate.system.chaos;

import static java.util.stream.Collectors.groupingBy;

import dev.modelgate.system.chaos.history.AttemptRow;
import dev.modelgate.system.chaos.history.History;
import dev.modelgate.system.chaos.history.Invariant;
import dev.modelgate.system.chaos.history.Violation;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run has shown, as Markdown. */
record ChaosReport(
        long seed,
        History history,
        List<Struck> struck,
        List<Violation> violations,
        Duration undisturbed,
        Duration took) {
    private static final Set<Invariant> LOSSES = Set.of(
            Invariant.SUBMISSION_LOST,
            Invariant.EVALUATION_OPEN,
            Invariant.VERDICT_MISSING,
            Invariant.VERDICT_UNTOLD,
            Invariant.OUTCOME_FORGOTTEN,
            Invariant.DEAD_LETTER_MISSING);
    private static final Set<Invariant> DOUBLES =
            Set.of(Invariant.SUBMISSION_DOUBLED, Invariant.OUTCOME_TWICE, Invariant.VERDICT_TWICE);

    String markdown() {
        StringBuilder text = new StringBuilder("# Chaos run with seed " + seed + "\n\n");
        text.append("| what | figure |\n|---|---|\n");
        row(text, "duration", seconds(took));
        row(text, "one evaluation, undisturbed", seconds(undisturbed));
        row(text, "evaluations, of them cancelled", history.wishes().size() + ", " + cancelled());
        row(
                text,
                "strikes, processes hit",
                struck.size() + ", "
                        + struck.stream().mapToInt(Struck::processes).sum());
        row(text, "verdicts", history.verdicts().size());
        row(text, "attempts, of them after the first", history.attempts().size() + ", " + repeated());
        row(text, "late and forged outcomes, recorded and not applied", late());
        row(text, "injected messages, of them unreadable", history.injections().size() + ", " + unreadable());
        row(text, "losses", violations(LOSSES));
        row(text, "doubles", violations(DOUBLES));
        row(text, "wrong", violations.size() - violations(LOSSES) - violations(DOUBLES));
        row(text, "recovery: median, longest", seconds(median()) + ", " + seconds(longest()));
        row(
                text,
                "not recovered within the limit",
                struck.stream().filter(one -> !one.recovered()).count());
        text.append("\n| struck | how | times | longest recovery |\n|---|---|---|---|\n");
        byKind().forEach((kind, strikes) -> text.append("| ")
                .append(kind)
                .append(" | ")
                .append(strikes.size())
                .append(" | ")
                .append(seconds(longest(strikes)))
                .append(" |\n"));
        text.append("\nInvariants broken: ").append(violations.size()).append("\n");
        violations.forEach(violation -> text.append("- ").append(violation).append("\n"));
        return text.toString();
    }

    private Map<String, List<Struck>> byKind() {
        return struck.stream()
                .collect(groupingBy(
                        one -> (one.strike().blow() instanceof Blow.KillAll
                                        ? "everything"
                                        : one.strike().blow().victims().stream()
                                                .map(Victim::label)
                                                .sorted()
                                                .collect(Collectors.joining(", ")))
                                + " | " + one.strike().blow().label(),
                        TreeMap::new,
                        Collectors.toList()));
    }

    private long cancelled() {
        return history.evaluations().stream()
                .filter(row -> "CANCELLED".equals(row.decision()))
                .count();
    }

    private long repeated() {
        return history.attempts().stream()
                .filter(attempt -> attempt.number() > 1)
                .count();
    }

    private long late() {
        Set<String> known = history.attempts().stream().map(AttemptRow::command).collect(Collectors.toSet());
        return history.inbox().stream()
                .filter(row -> !row.applied() && row.id().endsWith("/outcome") && known.contains(row.command()))
                .count();
    }

    private long unreadable() {
        return history.injections().stream()
                .filter(injection -> injection.unreadable())
                .count();
    }

    private long violations(Set<Invariant> kinds) {
        return violations.stream()
                .filter(violation -> kinds.contains(violation.invariant()))
                .count();
    }

    private Duration median() {
        List<Duration> all = struck.stream()
                .map(Struck::recovery)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return all.isEmpty() ? null : all.get(all.size() / 2);
    }

    private Duration longest() {
        return longest(struck);
    }

    private static Duration longest(List<Struck> strikes) {
        return strikes.stream()
                .map(Struck::recovery)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static void row(StringBuilder text, String what, Object figure) {
        text.append("| ").append(what).append(" | ").append(figure).append(" |\n");
    }

    private static String seconds(Duration duration) {
        return duration == null ? "–" : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
