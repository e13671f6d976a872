package dev.modelgate.controller.report;

import dev.modelgate.contracts.Fact;
import dev.modelgate.gates.plan.Action;
import dev.modelgate.gates.plan.Plan;
import dev.modelgate.gates.plan.Step;
import dev.modelgate.gates.scoring.Score;
import dev.modelgate.gates.scoring.SuiteScores;
import java.util.List;
import java.util.Locale;

/** What a step has observed, for a person. */
final class StepLog {
    private StepLog() {}

    static String write(Plan plan, Step step, List<Fact> facts) {
        StringBuilder text = new StringBuilder();
        if (facts.isEmpty()) {
            return "Nothing was observed.\n";
        }
        if (step.action() instanceof Action.Queries queries) {
            String dialect = plan.dialect(step.side());
            SuiteScores.of(plan.suites().get(queries.suite()), dialect, facts)
                    .scored()
                    .forEach(one -> scored(text, one));
        }
        for (Fact fact : facts) {
            String line = line(fact, step.action() instanceof Action.Queries);
            if (!line.isEmpty()) {
                text.append(line).append('\n');
            }
        }
        LossChart.append(text, facts);
        return text.toString();
    }

    private static String line(Fact fact, boolean scored) {
        return switch (fact) {
            case Fact.Delimiter delimiter ->
                "%s -> %s  pieces %s  %s  %s"
                        .formatted(
                                delimiter.text(),
                                delimiter.ids(),
                                delimiter.pieces(),
                                delimiter.single()
                                        ? "single token"
                                        : delimiter.ids().size() + " tokens",
                                delimiter.usedByDialect() ? "used by the dialect" : "not used by the dialect");
            case Fact.TokenizerRead read ->
                "tokenizer %s, %d tokens, sha256 %s".formatted(read.file(), read.vocabulary(), read.sha256());
            case Fact.Converted rows ->
                "%s: %d rows in, %d converted, %d refused, sha256 %s"
                        .formatted(rows.split(), rows.rowsIn(), rows.converted(), rows.refused(), rows.sha256());
            case Fact.Finding finding ->
                "%s: %s %s, %d times, first in lines %s: %s"
                        .formatted(
                                finding.split(),
                                finding.severity(),
                                finding.code(),
                                finding.count(),
                                finding.lines(),
                                finding.example());
            case Fact.Weights weights ->
                number(
                        "weights: %d parameters, %.3f GB, %.2f bits per weight, made in %.2f s, source types %s",
                        weights.parameters(),
                        weights.bytes() / 1e9,
                        weights.bitsPerWeight(),
                        weights.seconds(),
                        weights.sourceTypes());
            case Fact.Loaded loaded -> number("cold load: %.2f s", loaded.seconds());
            case Fact.Answer answer -> answer(answer, scored);
            case Fact.PythonSyntax syntax ->
                "python: " + (syntax.valid() ? "valid" : "not valid") + ", functions " + syntax.functions() + ": "
                        + syntax.detail();
            case Fact.Memory memory ->
                number(
                        "peak memory: %.3f GB (%s, backend %s)",
                        memory.bytes() / 1e9, memory.method(), memory.backend());
            case Fact.TrainingLoss loss ->
                number(
                        "iteration %d: training loss %s, %.1f tokens/s",
                        loss.iteration(), LossChart.figure(loss.loss()), loss.tokensPerSecond());
            case Fact.ValidationLoss loss ->
                "iteration " + loss.iteration() + ": validation loss " + LossChart.figure(loss.loss());
            case Fact.Versions versions -> "versions: " + versions.versions();
            case Fact.Progress unused -> "";
        };
    }

    private static String answer(Fact.Answer answer, boolean scored) {
        int tokens = answer.tokens().size();
        double perToken = tokens > 1 ? (answer.seconds() - answer.firstTokenSeconds()) / (tokens - 1) : 0;
        String times = number(
                "%s%s: %.3f s, TTFT %.3f s, TPOT %.4f s, %d tokens, finished by %s",
                answer.query(),
                answer.warmup() ? " (warm-up, not counted)" : "",
                answer.seconds(),
                answer.firstTokenSeconds(),
                perToken,
                tokens,
                answer.finish());
        return scored ? times : times + "\n    " + indented(answer.text());
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
                .append(score.format())
                .append(", compared ")
                .append(score.comparison())
                .append("\n");
    }

    private static String indented(String text) {
        return text.replace("\n", "\n            ");
    }

    private static String number(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
