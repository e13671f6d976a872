package dev.modelgate.gates.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.contracts.ModelRef;
import dev.modelgate.contracts.SafeName;
import dev.modelgate.gates.document.Fields;
import dev.modelgate.gates.document.Names;
import dev.modelgate.gates.document.Violations;
import dev.modelgate.gates.document.YamlDocument;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads plans: YAML in, a plan that is valid as a whole or everything that is wrong with it out. The format is described in
 * {@code plans/README.md}.
 */
public final class PlanReader {
    /** Most characters of a plan that are read. */
    public static final int LONGEST = 256_000;

    private static final List<String> BACKENDS = List.of("metal", "cpu", MachineNeeds.ANY_BACKEND);

    private final Violations violations = new Violations();

    private PlanReader() {}

    /**
     * @param name that the plan must have, because it was asked for by that name; null when any will do
     * @param yaml the file's text
     * @param suites fetches the suites that it names
     */
    public static PlanReading read(String name, String yaml, SuiteLoader suites) {
        PlanReader reader = new PlanReader();
        Optional<Plan> plan =
                YamlDocument.read("", yaml, LONGEST, reader.violations).map(tree -> reader.plan(name, tree, suites));
        return reader.violations.isEmpty()
                ? new PlanReading.Valid(plan.orElseThrow())
                : new PlanReading.Invalid(reader.violations.all());
    }

    private Plan plan(String expectedName, JsonNode tree, SuiteLoader loader) {
        try (Fields plan = Fields.of(tree, "", violations)) {
            String name = plan.plainName("name", "name of the plan");
            if (expectedName != null && !name.isEmpty() && !name.equals(expectedName)) {
                plan.report("name", "The plan is called '" + name + "', but its file '" + expectedName + "'.");
            }
            String question = plan.text("question", "the question that the evaluation answers");
            Duration budget = plan.duration("budget");
            MachineNeeds machine = machine(plan.object("machine", "what a machine must have"));
            Candidate candidate = candidate(plan.object("candidate", "model and dialect"));
            Baseline baseline = baseline(plan.object("baseline", "model, dialect and quoted figures"));
            Head head = new Head(candidate, baseline);
            Map<String, Dataset> datasets = datasets(plan);
            SuitesReader suites = new SuitesReader(loader, violations);
            suites.read(plan);
            Map<StepKind, Deadline> deadlines = deadlines(plan);
            Scope scope = new Scope(datasets, suites.suites(), suites.broken(), madeSomewhere(tree));
            GateReader gates = new GateReader(scope, head, violations);
            gates.read(plan);
            return new Plan(
                    name,
                    question,
                    budget,
                    machine,
                    candidate,
                    baseline,
                    datasets,
                    suites.suites(),
                    deadlines,
                    gates.gates(),
                    gates.decisionPoint(),
                    PlanHash.of(tree, suites.trees()));
        }
    }

    private static MachineNeeds machine(Fields machine) {
        try (machine) {
            String backend = machine.text("backend", "metal, cpu or any");
            if (!backend.isEmpty() && !BACKENDS.contains(backend)) {
                machine.report("backend", Names.unknown("backend", backend, BACKENDS));
            }
            return new MachineNeeds(backend, machine.number("memoryGb", 0, 100_000, 0));
        }
    }

    private static Candidate candidate(Fields candidate) {
        try (candidate) {
            return new Candidate(model(candidate), DialectNames.read(candidate, "dialect"));
        }
    }

    private static Baseline baseline(Fields baseline) {
        try (baseline) {
            ModelRef model = model(baseline);
            String dialect = DialectNames.read(baseline, "dialect");
            return new Baseline(model, dialect, quoted(baseline));
        }
    }

    private static Quoted quoted(Fields baseline) {
        if (!baseline.has("quoted")) {
            return new Quoted(null, null, null);
        }
        try (Fields quoted = baseline.object("quoted", "reported figures")) {
            return new Quoted(
                    quoted.has("accuracy") ? quoted.number("accuracy", 0, 1) : null,
                    quoted.has("latencyMeanSeconds") ? quoted.number("latencyMeanSeconds", 0, 1e6) : null,
                    quoted.has("sizeGb") ? quoted.number("sizeGb", 0, 1e6) : null);
        }
    }

    private static ModelRef model(Fields fields) {
        String text = fields.text("model", "hf:owner/name or dir:folder");
        try {
            if (!text.isEmpty() && !text.startsWith("artifact:")) {
                return ModelRef.parse(text);
            }
            if (!text.isEmpty()) {
                fields.report("model", "A plan starts from hf:owner/name or dir:folder, not from an artifact.");
            }
        } catch (IllegalArgumentException e) {
            fields.report("model", e.getMessage());
        }
        return new ModelRef.Folder("unknown");
    }

    private Map<String, Dataset> datasets(Fields plan) {
        Map<String, Dataset> datasets = new LinkedHashMap<>();
        if (!plan.has("datasets")) {
            return datasets;
        }
        Fields named = plan.object("datasets", "datasets by name");
        for (String name : named.keys()) {
            if (!Names.isPlain(name)) {
                named.report(name, "'" + name + "' is no name: use lower-case letters, digits, '-' and '_'.");
            }
            try (Fields dataset = named.object(name, "train, valid and dialect")) {
                datasets.put(
                        name,
                        new Dataset(
                                path(dataset, "train"), path(dataset, "valid"), DialectNames.read(dataset, "dialect")));
            }
        }
        return datasets;
    }

    private static String path(Fields dataset, String key) {
        String path = dataset.text(key, "path of a JSON Lines file below the data folder");
        try {
            return path.isEmpty() ? path : SafeName.checkPath("data file", path);
        } catch (IllegalArgumentException e) {
            dataset.report(key, e.getMessage());
            return path;
        }
    }

    private static Map<StepKind, Deadline> deadlines(Fields plan) {
        Map<StepKind, Deadline> deadlines = new EnumMap<>(StepKind.class);
        if (!plan.has("deadlines")) {
            return deadlines;
        }
        Fields kinds = plan.object("deadlines", "total and progress per kind of step");
        for (String label : kinds.keys()) {
            Optional<StepKind> kind = StepKind.named(label);
            if (kind.isEmpty()) {
                kinds.report(
                        label,
                        Names.unknown(
                                "step",
                                label,
                                Arrays.stream(StepKind.values())
                                        .map(StepKind::label)
                                        .toList()));
                continue;
            }
            try (Fields deadline = kinds.object(label, "total and progress")) {
                Duration total = deadline.duration("total");
                Duration progress = deadline.has("progress") ? deadline.duration("progress") : total;
                if (progress.compareTo(total) > 0) {
                    deadline.report("progress", "The longest silence cannot be longer than the whole.");
                }
                deadlines.put(kind.get(), new Deadline(total, progress));
            }
        }
        return deadlines;
    }

    private static Set<String> madeSomewhere(JsonNode tree) {
        Set<String> names = new HashSet<>();
        tree.path("gates").forEach(gate -> gate.path("steps").forEach(step -> names.add(StepReader.madeBy(step))));
        return names;
    }
}
