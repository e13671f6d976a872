package dev.modelgate.gates.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A plan in words, for people: what it would do, on what, and what each failure means. */
public final class PlanPrinter {
    private final Plan plan;
    private final StringBuilder out = new StringBuilder();

    private PlanPrinter(Plan plan) {
        this.plan = plan;
    }

    /** Lines of plain text, ending with a line feed. */
    public static String print(Plan plan) {
        PlanPrinter printer = new PlanPrinter(plan);
        printer.head();
        for (int i = 0; i < plan.gates().size(); i++) {
            if (i == plan.decisionPoint().gatesBefore()) {
                printer.line("");
                printer.line("Decision point: " + plan.decisionPoint().question());
            }
            printer.gate(i, plan.gates().get(i));
        }
        printer.line("");
        printer.line("When the last gate passes, the decision is DEPLOY.");
        return printer.out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void head() {
        line("Plan " + plan.name() + " (sha256 " + plan.sha256() + ")");
        line(plan.question());
        line("");
        line("Candidate  " + plan.candidate().model() + ", dialect "
                + plan.candidate().dialect());
        line("Baseline   " + plan.baseline().model() + ", dialect "
                + plan.baseline().dialect() + quoted());
        MachineNeeds needs = plan.machine();
        line("Machine    backend " + needs.backend() + ", at least " + figure(needs.memoryGb()) + " GB of memory");
        line("Budget     " + words(plan.budget()) + " for the gates before the decision point");
        plan.datasets()
                .forEach((name, data) -> line("Data       " + name + ": " + data.train() + ", " + data.valid() + " ("
                        + data.dialect() + ")"));
        plan.suites()
                .forEach((name, suite) -> line("Suite      " + name + ": "
                        + suite.queries().size() + " queries"
                        + (suite.tools().isEmpty() ? "" : ", " + suite.tools().size() + " tools")
                        + ", strings compared " + suite.comparison().label()));
    }

    private String quoted() {
        String figures = List.of(Quoted.Figure.values()).stream()
                .filter(figure -> plan.baseline().quoted().figure(figure).isPresent())
                .map(figure -> figure.label() + " "
                        + figure(plan.baseline().quoted().figure(figure).orElseThrow()))
                .collect(Collectors.joining(", "));
        return figures.isEmpty() ? "" : "; quoted: " + figures;
    }

    private void gate(int index, Gate gate) {
        line("");
        line("Gate " + index + " " + gate.name());
        for (Step step : gate.steps()) {
            Deadline deadline = plan.deadline(step.kind());
            line("  step " + step.id() + " (" + step.kind().worker().label() + ", at most " + words(deadline.total())
                    + (step.optional() ? ", left out when its model is not there" : "") + "): "
                    + describe(step.action()));
        }
        gate.requires().forEach(criterion -> line("  decides only when " + words(criterion)));
        gate.pass().forEach(criterion -> line("  passes when " + words(criterion)));
        line("  on failure: "
                + switch (gate.onFail()) {
                    case OnFail.Stop(String because) -> "STOP, " + because;
                    case OnFail.Continue(String because) -> "go on with the caution \"" + because + "\"";
                    case OnFail.KeepBaseline(String because) -> "KEEP_BASELINE, " + because;
                });
    }

    private static String describe(Action action) {
        return switch (action) {
            case Action.Tokenizer(String model, List<String> delimiters) ->
                "token ids of "
                        + (delimiters.isEmpty() ? "the dialect's delimiters" : String.join(" ", delimiters))
                        + " in the tokenizer of " + model;
            case Action.Convert convert ->
                "convert " + rows(convert.train()) + " training and " + rows(convert.valid())
                        + " validation rows of " + convert.dataset() + " to " + convert.to() + " as "
                        + convert.as();
            case Action.Prepare(String model, int bits, int groupSize, String dtype, String as) ->
                "quantise " + model + " to " + bits + " bit, groups of " + groupSize + ", " + dtype + ", as " + as;
            case Action.Train train ->
                "LoRA on " + train.model() + " with " + train.data() + ": "
                        + train.options().iterations() + " iterations, batch "
                        + train.options().batchSize() + ", learning rate "
                        + figure(train.options().learningRate()) + ", "
                        + train.options().layers() + " layers, seed "
                        + train.options().seed() + "; diverged above " + figure(train.divergedAbove())
                        + " times the first validation loss; as " + train.as();
            case Action.Fuse(String model, String adapter, String as) ->
                "fuse " + adapter + " into " + model + " as " + as;
            case Action.Smoke(String model, String prompt, int maxTokens) ->
                "load " + model + " and generate " + maxTokens + " tokens for \"" + prompt + "\"";
            case Action.Latency(String model, String suite, int maxTokens, int warmups) ->
                "time " + model + " on the suite " + suite + ", " + maxTokens + " tokens, after " + warmups
                        + (warmups == 1 ? " warm-up" : " warm-ups");
            case Action.Queries queries ->
                "answers of " + queries.model() + " to the suite " + queries.suite() + ", "
                        + queries.maxTokens() + " tokens, "
                        + (queries.temperature() == 0 ? "greedy" : "temperature " + figure(queries.temperature()))
                        + ", seed " + queries.seed();
        };
    }

    private static String rows(Integer count) {
        return count == null ? "all" : count.toString();
    }

    private static String words(Criterion criterion) {
        MetricRef metric = criterion.metric();
        String unit = metric.metric().unit();
        return metric
                + switch (criterion.condition()) {
                    case Condition.Is(boolean value) -> " is " + value;
                    case Condition.Compares(var comparison, Threshold.Fixed(double value)) ->
                        " is " + comparison.words() + " " + withUnit(figure(value), unit);
                    case Condition.Compares(var comparison, Threshold.Relative relative) ->
                        " is " + comparison.words() + " " + figure(relative.factor()) + " times " + relative.of()
                                + (relative.otherwise() == null
                                        ? ""
                                        : ", or of the baseline's quoted "
                                                + relative.otherwise().label() + " when that was not measured");
                };
    }

    private static String withUnit(String figure, String unit) {
        return unit.isEmpty() ? figure : figure + " " + unit;
    }

    private static String figure(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String words(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 1) {
            return duration.toSeconds() + " s";
        }
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
    }
}
