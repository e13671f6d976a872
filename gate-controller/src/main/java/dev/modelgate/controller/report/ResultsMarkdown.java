package dev.modelgate.controller.report;

import dev.modelgate.contracts.Decision;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.ModelRef;
import dev.modelgate.controller.view.EvaluationView;
import dev.modelgate.gates.decision.Lessons;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
        if (view.decision() != null && view.decision() != Decision.DEPLOY) {
            list(text, "Lessons", Lessons.of(dossier.plan(), dossier.progress()));
        }
        list(text, "Cautions", view.cautions());
        section(text, "Gates");
        text.append(GateTable.write(view.gates()));
        text.append(SideBySide.write(dossier));
        text.append(TrainingTable.write(dossier));
        list(text, "How it was measured", circumstances(dossier));
        list(
                text,
                "Evidence",
                Stream.concat(
                                GateLogs.names(dossier).stream().map(name -> "`logs/" + name + "`"),
                                Stream.of("all raw facts: `GET /evaluations/" + view.id() + "/evidence`"))
                        .toList());
        return text.toString();
    }

    private static List<String> circumstances(Dossier dossier) {
        EvaluationView view = dossier.view();
        List<String> lines = new ArrayList<>();
        lines.add("Candidate: " + model(dossier.plan().candidate().model()) + ", baseline: "
                + model(dossier.plan().baseline().model()) + ".");
        lines.add("Machine: " + (dossier.machine() == null ? "none" : dossier.machine()) + ".");
        Map<String, String> versions = versions(dossier);
        if (!versions.isEmpty()) {
            lines.add("Versions: " + Words.versions(versions) + ".");
        }
        if (view.endedAt() != null) {
            lines.add("Time: "
                    + Words.time(
                            Duration.between(view.startedAt(), view.endedAt()).toMillis() / 1000.0)
                    + " from " + view.startedAt().truncatedTo(ChronoUnit.SECONDS) + " to "
                    + view.endedAt().truncatedTo(ChronoUnit.SECONDS) + ".");
        }
        lines.add("Plan: " + view.plan().name() + ", sha256 " + view.plan().sha256() + ".");
        lines.add("Evaluation: " + view.id() + ".");
        return lines;
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

    private static String model(ModelRef model) {
        return switch (model) {
            case ModelRef.Hub hub -> "hf:" + hub.repository();
            case ModelRef.Folder folder -> "dir:" + folder.name();
            case ModelRef.Artifact artifact -> artifact.key();
        };
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
}
