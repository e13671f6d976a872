package dev.modelgate.gates.plan;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.TrainingOptions;
import dev.modelgate.gates.document.Fields;
import dev.modelgate.gates.document.Names;
import dev.modelgate.gates.suite.Expectation;
import dev.modelgate.gates.suite.Suite;
import java.util.List;
import java.util.Optional;

/** Reads what a step does, and tells the scope what it makes. */
final class ActionReader {
    private static final List<Integer> BITS = List.of(2, 3, 4, 5, 6, 8);
    private static final List<Integer> GROUP_SIZES = List.of(32, 64, 128);
    private static final List<String> TYPES = List.of("bfloat16", "float16", "float32");
    private static final int MOST_TOKENS = 131_072;
    private static final int MANY = 10_000_000;

    private final Scope scope;
    private final Head head;

    ActionReader(Scope scope, Head head) {
        this.scope = scope;
        this.head = head;
    }

    /**
     * @param side which model the step works on
     * @param usesOptional whether it uses what an optional step makes
     */
    record Read(Action action, Side side, boolean usesOptional) {}

    Read read(StepKind kind, Fields fields, boolean optional) {
        return switch (kind) {
            case TOKENIZER -> tokenizer(fields);
            case CONVERT -> convert(fields, optional);
            case PREPARE -> prepare(fields, optional);
            case TRAIN -> train(fields, optional);
            case FUSE -> fuse(fields, optional);
            case SMOKE -> smoke(fields);
            case LATENCY -> latency(fields);
            case QUERIES -> queries(fields);
        };
    }

    private Read tokenizer(Fields fields) {
        String model = fields.text("model", "candidate or baseline");
        Side side = model.equals(Side.BASELINE.label()) ? Side.BASELINE : Side.CANDIDATE;
        if (!model.isEmpty() && !model.equals(side.label())) {
            fields.report("model", "The tokenizer is read where the model comes from: write candidate or baseline.");
        }
        List<String> delimiters = List.of();
        if (!fields.has("delimiters")) {
            fields.report("delimiters", "'delimiters' is missing: write dialect, or a list of texts.");
        } else if (!"dialect".equals(fields.node("delimiters").textValue())) {
            delimiters = fields.texts("delimiters", "dialect, or texts to look up");
        }
        return new Read(new Action.Tokenizer(model, delimiters), side, false);
    }

    private Read convert(Fields fields, boolean optional) {
        String dataset = fields.text("dataset", "name of a dataset of the plan");
        scope.dataset(fields, "dataset", dataset);
        String to = fields.text("to", "candidate, baseline or a dialect");
        Side side = to.equals(Side.BASELINE.label()) ? Side.BASELINE : Side.CANDIDATE;
        String dialect = to;
        if (to.equals(Side.CANDIDATE.label())) {
            dialect = head.candidate().dialect();
        } else if (to.equals(Side.BASELINE.label())) {
            dialect = head.baseline().dialect();
        } else {
            DialectNames.check(fields, "to", to);
        }
        Integer train = fields.has("train") ? fields.integer("train", 1, MANY) : null;
        Integer valid = fields.has("valid") ? fields.integer("valid", 1, MANY) : null;
        String tools = fields.text("tools", "name of the suite whose tools each row offers", null);
        if (tools != null) {
            scope.suite(fields, "tools", tools)
                    .filter(suite -> suite.tools().isEmpty())
                    .ifPresent(suite -> fields.report("tools", "The suite '" + tools + "' offers no tools."));
        }
        String as = as(fields);
        scope.add(fields, as, new Scope.Made(Artifact.Kind.DATASET, side, optional, null));
        return new Read(new Action.Convert(dataset, dialect, train, valid, tools, as), side, false);
    }

    private Read prepare(Fields fields, boolean optional) {
        Model model = model(fields);
        int bits = oneOf(fields, "bits", BITS);
        int groupSize = oneOf(fields, "groupSize", GROUP_SIZES);
        String dtype = fields.text("dtype", "type of scales and unquantised tensors", TYPES.getFirst());
        if (!TYPES.contains(dtype)) {
            fields.report("dtype", Names.unknown("type", dtype, TYPES));
        }
        String as = as(fields);
        scope.add(fields, as, new Scope.Made(Artifact.Kind.MODEL, model.side(), optional, null));
        return new Read(new Action.Prepare(model.name(), bits, groupSize, dtype, as), model.side(), model.optional());
    }

    private Read train(Fields fields, boolean optional) {
        Model model = model(fields);
        String data = fields.text("data", "converted rows of an earlier step");
        Optional<Scope.Made> rows = scope.made(fields, "data", data, Artifact.Kind.DATASET);
        int iterations = fields.integer("iterations", 1, MANY);
        TrainingOptions options = new TrainingOptions(
                iterations,
                fields.integer("batchSize", 1, 4_096),
                fields.number("learningRate", 0, 10),
                fields.integer("layers", 1, 1_000),
                fields.integer("rank", 1, 4_096, 8),
                fields.number("scale", 0, 1_000, 20.0),
                fields.number("dropout", 0, 0.99, 0.0),
                fields.truth("maskPrompt", false),
                fields.integer("maxSequenceLength", 16, 1_000_000, 2_048),
                fields.integer("evaluateEvery", 1, MANY, Math.max(1, iterations / 5)),
                fields.integer("reportEvery", 1, MANY, Math.max(1, iterations / 10)),
                fields.seed("seed", 0));
        double divergedAbove = fields.number("divergedAbove", 0.01, 1_000, 1.0);
        String as = as(fields);
        scope.add(fields, as, new Scope.Made(Artifact.Kind.ADAPTER, model.side(), optional, model.name()));
        boolean usesOptional =
                model.optional() || rows.map(Scope.Made::optional).orElse(false);
        return new Read(new Action.Train(model.name(), data, options, divergedAbove, as), model.side(), usesOptional);
    }

    private Read fuse(Fields fields, boolean optional) {
        Model model = model(fields);
        String adapter = fields.text("adapter", "adapter of an earlier step");
        Optional<Scope.Made> trained = scope.made(fields, "adapter", adapter, Artifact.Kind.ADAPTER);
        trained.filter(made -> !model.name().isEmpty() && !model.name().equals(made.base()))
                .ifPresent(made -> fields.report(
                        "model", "'" + adapter + "' was trained on '" + made.base() + "'; fuse it into that model."));
        String as = as(fields);
        scope.add(fields, as, new Scope.Made(Artifact.Kind.MODEL, model.side(), optional, null));
        boolean usesOptional =
                model.optional() || trained.map(Scope.Made::optional).orElse(false);
        return new Read(new Action.Fuse(model.name(), adapter, as), model.side(), usesOptional);
    }

    private Read smoke(Fields fields) {
        Model model = model(fields);
        String prompt = fields.text("prompt", "the user turn");
        return model.read(new Action.Smoke(model.name(), prompt, maxTokens(fields)));
    }

    private Read latency(Fields fields) {
        Model model = model(fields);
        String suite = suite(fields).name();
        return model.read(
                new Action.Latency(model.name(), suite, maxTokens(fields), fields.integer("warmups", 0, 100, 1)));
    }

    private Read queries(Fields fields) {
        Model model = model(fields);
        Named suite = suite(fields);
        suite.suite().stream()
                .flatMap(found -> found.queries().stream())
                .filter(query -> query.expectation() instanceof Expectation.Anything)
                .findFirst()
                .ifPresent(query -> fields.report(
                        "suite",
                        "'" + suite.name() + "' does not say what is expected of its query '" + query.id()
                                + "', so its answers cannot be scored."));
        return model.read(new Action.Queries(
                model.name(),
                suite.name(),
                maxTokens(fields),
                fields.number("temperature", 0, 10, 0.0),
                fields.seed("seed", 0)));
    }

    private record Named(String name, Optional<Suite> suite) {}

    private record Model(String name, Side side, boolean optional) {
        Read read(Action action) {
            return new Read(action, side, optional);
        }
    }

    private Model model(Fields fields) {
        String name = fields.text("model", "candidate, baseline or a model that an earlier step makes");
        Optional<Scope.Made> made = scope.made(fields, "model", name, Artifact.Kind.MODEL);
        return new Model(
                name,
                made.map(Scope.Made::side).orElse(Side.CANDIDATE),
                made.map(Scope.Made::optional).orElse(false));
    }

    private Named suite(Fields fields) {
        String name = fields.text("suite", "name of a suite of the plan");
        return new Named(name, scope.suite(fields, "suite", name));
    }

    private static int maxTokens(Fields fields) {
        return fields.integer("maxTokens", 1, MOST_TOKENS);
    }

    private static String as(Fields fields) {
        return fields.plainName("as", "name of what the step makes");
    }

    private static int oneOf(Fields fields, String key, List<Integer> allowed) {
        int value = fields.integer(key, allowed.getFirst(), allowed.getLast());
        if (!allowed.contains(value)) {
            fields.report(key, "'" + key + "' is " + value + "; " + allowed + " are possible.");
        }
        return value;
    }
}
