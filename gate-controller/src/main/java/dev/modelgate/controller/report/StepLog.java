package dev.modelgate.controller.report;

import dev.modelgate.contracts.Fact;
import dev.modelgate.gates.decision.Figures;
import dev.modelgate.gates.plan.Action;
import dev.modelgate.gates.plan.Metric;
import dev.modelgate.gates.plan.Plan;
import dev.modelgate.gates.plan.Step;
import dev.modelgate.gates.scoring.MetricValue;
import dev.modelgate.gates.scoring.Metrics;
import dev.modelgate.gates.scoring.Score;
import dev.modelgate.gates.scoring.SuiteScores;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a step has observed, for a person. */
final class StepLog {
    private StepLog() {}

    static String write(Plan plan, Step step, List<Fact> facts) {
        StringBuilder text = new StringBuilder();
        if (facts.isEmpty()) {
            return "Nothing was observed.\n";
        }
        boolean scored = step.action() instanceof Action.Queries;
        for (Fact fact : facts) {
            String line = scored && fact instanceof Fact.Answer ? "" : line(fact);
            if (!line.isEmpty()) {
                text.append(line).append('\n');
            }
        }
        if (step.action() instanceof Action.Queries queries) {
            SuiteScores scores = SuiteScores.of(plan.suites().get(queries.suite()), plan.dialect(step.side()), facts);
            text.append(scores.correct(Optional.empty()))
                    .append(" of ")
                    .append(scores.suite().queries().size())
                    .append(" right\n");
            scores.scored().forEach(one -> scored(text, one));
        }
        if (step.action() instanceof Action.Latency) {
            text.append(summary(plan, step, facts));
        }
        LossChart.append(text, facts);
        return text.toString();
    }

    /** The figures that criteria can be about. */
    private static String summary(Plan plan, Step step, List<Fact> facts) {
        String figures = Metric.of(step.kind()).stream()
                .map(metric -> Metrics.of(plan, step, facts, metric, null) instanceof MetricValue.Number(double value)
                        ? metric.label() + " " + Figures.of(value, metric.unit())
                        : "")
                .filter(figure -> !figure.isEmpty())
                .collect(Collectors.joining(", "));
        return figures.isEmpty() ? "" : "all counted queries: " + figures + "\n";
    }

    private static String line(Fact fact) {
        return switch (fact) {
            case Fact.Delimiter delimiter ->
                "%-20s %-14s %-13s pieces %s%s"
                        .formatted(
                                delimiter.text(),
                                delimiter.ids(),
                                delimiter.single()
                                        ? "single token"
                                        : delimiter.ids().size() + " tokens",
                                delimiter.pieces(),
                                delimiter.usedByDialect() ? "" : ", not used by the dialect");
            case Fact.TokenizerRead read ->
                "tokenizer %s, %d tokens, sha256 %s".formatted(read.file(), read.vocabulary(), read.sha256());
            case Fact.Converted rows ->
                "%s: %d rows in, %d converted, %d refused, sha256 %s"
                        .formatted(rows.split(), rows.rowsIn(), rows.converted(), rows.refused(), rows.sha256());
            case Fact.Finding finding ->
                "%s: %s %s, %d times, %s: %s"
                        .formatted(
                                finding.split(),
                                finding.severity(),
                                finding.code(),
                                finding.count(),
                                finding.lines().isEmpty() ? "in the whole file" : "first in lines " + finding.lines(),
                                finding.example());
            case Fact.Weights weights ->
                number(
                        "weights: %d parameters, %s, %.2f bits per weight, made in %.2f s, source types %s",
                        weights.parameters(),
                        Words.bytes(weights.bytes()),
                        weights.bitsPerWeight(),
                        weights.seconds(),
                        weights.sourceTypes());
            case Fact.Loaded loaded -> number("cold load: %.2f s", loaded.seconds());
            case Fact.Answer answer ->
                answer.query() + (answer.warmup() ? " (warm-up, not counted): " : ": ") + times(answer) + "\n    "
                        + answer.text().replace("\n", "\n    ");
            case Fact.PythonSyntax syntax ->
                "python: " + (syntax.valid() ? "valid" : "not valid") + ", functions " + syntax.functions() + ": "
                        + syntax.detail();
            case Fact.Memory memory ->
                "peak memory: %s (%s, backend %s)"
                        .formatted(Words.bytes(memory.bytes()), memory.method(), memory.backend());
            case Fact.TrainingLoss loss ->
                number(
                        "iteration %d: training loss %s, %.1f tokens/s",
                        loss.iteration(), LossChart.figure(loss.loss()), loss.tokensPerSecond());
            case Fact.ValidationLoss loss ->
                "iteration " + loss.iteration() + ": validation loss " + LossChart.figure(loss.loss());
            case Fact.Versions unused -> ""; // once for the whole log
            case Fact.Progress unused -> "";
        };
    }

    private static String times(Fact.Answer answer) {
        int tokens = answer.tokens().size();
        double perToken = tokens > 1 ? (answer.seconds() - answer.firstTokenSeconds()) / (tokens - 1) : 0;
        return number(
                "%.3f s, TTFT %.3f s, TPOT %.1f ms, %d tokens, finished by %s",
                answer.seconds(), answer.firstTokenSeconds(), 1000 * perToken, tokens, answer.finish());
    }

    private static void scored(StringBuilder text, SuiteScores.Scored one) {
        Score score = one.score();
        text.append(score.correct() ? "[right] " : "[wrong] ")
                .append(one.query().id())
                .append(" (")
                .append(one.query().category())
                .append(")\n");
        text.append("    asked:  ").append(indented(one.query().prompt())).append('\n');
        text.append("    answer: ").append(indented(one.answer().text())).append('\n');
        score.calls()
                .forEach(call -> text.append("    call:   ")
                        .append(call.name())
                        .append(' ')
                        .append(call.arguments())
                        .append('\n'));
        score.misses()
                .forEach(miss -> text.append("    miss:   ")
                        .append(miss.type().label())
                        .append(": ")
                        .append(miss.sentence())
                        .append('\n'));
        text.append("    format: ")
                .append(score.format().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .append(", compared ")
                .append(score.comparison())
                .append("\n    time:   ")
                .append(times(one.answer()))
                .append('\n');
    }

    private static String indented(String text) {
        return text.replace("\n", "\n            ");
    }

    private static String number(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
