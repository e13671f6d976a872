package dev.modelgate.controller.report;

import dev.modelgate.contracts.Decision;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Verdict;
import dev.modelgate.controller.view.EvaluationView;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The results document: the question, the answer, what it rests on, and what was learned. */
final class ResultsMarkdown {
    private ResultsMarkdown() {}

    static String write(Dossier dossier) {
        EvaluationView view = dossier.view();
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(view.question())
                .append("\n\n**")
                .append(answer(view))
                .append("**\n\n");
        view.reasons().forEach(reason -> text.append("- ").append(reason).append('\n'));
        section(text, "Gates");
        gates(text, view);
        statistics(text, view);
        text.append(SideBySide.write(dossier));
        list(text, "Cautions", view.cautions());
        if (view.decision() != null && view.decision() != Decision.DEPLOY) {
            list(text, "Lessons", lessons(view));
        }
        section(text, "How it was measured");
        text.append("- Evaluation ")
                .append(view.id())
                .append(", plan ")
                .append(view.plan().name())
                .append(" (sha256 ")
                .append(view.plan().sha256())
                .append(")\n");
        text.append("- Machine: ")
                .append(dossier.machine() == null ? "none" : dossier.machine())
                .append('\n');
        versions(dossier)
                .forEach((name, version) -> text.append("- ")
                        .append(name)
                        .append(": ")
                        .append(version)
                        .append('\n'));
        if (view.endedAt() != null) {
            text.append("- Time spent: ")
                    .append(words(Duration.between(view.startedAt(), view.endedAt())))
                    .append('\n');
        }
        section(text, "Evidence");
        text.append("All raw facts: `GET /evaluations/").append(view.id()).append("/evidence`. Logs:\n\n");
        GateLogs.names(dossier)
                .forEach(name -> text.append("- `logs/").append(name).append("`\n"));
        return text.toString();
    }

    private static String answer(EvaluationView view) {
        if (view.decision() == null) {
            return "Not decided yet (" + view.state() + ").";
        }
        String words = switch (view.decision()) {
            case DEPLOY -> "Yes: the candidate may replace the baseline.";
            case KEEP_BASELINE -> "No: keep the baseline.";
            case STOP -> "No: the candidate was stopped.";
            case INCONCLUSIVE -> "Unknown: the evidence cannot decide.";
            case INVALID -> "Unknown: the measurement is not to be trusted.";
            case CANCELLED -> "Unknown: the evaluation was cancelled.";
        };
        return view.decision() + ". " + words + " Decided by " + view.decidedBy() + ".";
    }

    private static void gates(StringBuilder text, EvaluationView view) {
        text.append(
                "| gate | verdict | metric | observed | threshold | holds | seconds |\n|---|---|---|---|---|---|---|\n");
        for (EvaluationView.GateView gate : view.gates()) {
            String verdict =
                    gate.verdict() == null ? "not judged" : gate.verdict().name();
            String seconds = gate.seconds() == null ? "" : number(gate.seconds());
            if (gate.criteria().isEmpty()) {
                row(text, gate.gate(), verdict, "", "", "", "", seconds);
            }
            boolean first = true;
            for (EvaluationView.CriterionView criterion : gate.criteria()) {
                row(
                        text,
                        first ? gate.gate() : "",
                        first ? verdict : "",
                        criterion.metric(),
                        criterion.observed() == null ? "no evidence" : criterion.observed() + " " + criterion.unit(),
                        criterion.comparison() + " " + criterion.threshold(),
                        criterion.holds() == null ? "?" : criterion.holds() ? "yes" : "no",
                        first ? seconds : "");
                first = false;
            }
        }
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static void statistics(StringBuilder text, EvaluationView view) {
        List<String> lines = view.gates().stream()
                .flatMap(gate -> gate.statistics().stream()
                        .map(count -> String.format(
                                Locale.ROOT,
                                "%s, %s: %d of %d, at least %d asked; Wilson 95 %% interval %.1f to %.1f %%; grade %s.",
                                gate.gate(),
                                count.metric(),
                                count.observed(),
                                count.trials(),
                                count.atLeast(),
                                100 * count.low(),
                                100 * count.high(),
                                count.grade().label())))
                .toList();
        list(text, "How far to trust the counts", lines);
    }

    /** What a reader takes away when the candidate has lost: every criterion that did not hold, and every gate without a verdict. */
    private static List<String> lessons(EvaluationView view) {
        return view.gates().stream()
                .filter(gate -> gate.verdict() != null && gate.verdict() != Verdict.PASS)
                .flatMap(gate -> gate.reasons().stream().map(reason -> gate.gate() + ": " + reason))
                .toList();
    }

    private static Map<String, String> versions(Dossier dossier) {
        Map<String, String> versions = new TreeMap<>();
        dossier.progress().gates().stream()
                .flatMap(gate -> gate.steps().stream())
                .flatMap(step -> step.attempts().stream())
                .flatMap(attempt -> attempt.facts().stream())
                .forEach(fact -> {
                    if (fact instanceof Fact.Versions found) {
                        versions.putAll(found.versions());
                    }
                });
        return versions;
    }

    private static void section(StringBuilder text, String title) {
        text.append("\n## ").append(title).append("\n\n");
    }

    private static void list(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            section(text, title);
            lines.forEach(line -> text.append("- ").append(line).append('\n'));
        }
    }

    private static String words(Duration duration) {
        return "%d h %d min %d s".formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
