package dev.modelgate.gates.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.gates.document.Fields;
import dev.modelgate.gates.document.Names;
import dev.modelgate.gates.document.Violations;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads one step of a gate. */
final class StepReader {
    private final ActionReader actions;
    private final Violations violations;

    StepReader(Scope scope, Head head, Violations violations) {
        this.actions = new ActionReader(scope, head);
        this.violations = violations;
    }

    /** The step; empty when it is not even clear of which kind it is. */
    Optional<Step> read(JsonNode node, String path) {
        try (Fields step = Fields.of(node, path, violations)) {
            List<StepKind> kinds = Arrays.stream(StepKind.values())
                    .filter(kind -> step.has(kind.label()))
                    .toList();
            boolean optional = step.truth("optional", false);
            if (kinds.size() != 1) {
                reportKinds(step, kinds, path);
                return Optional.empty();
            }
            StepKind kind = kinds.getFirst();
            String id = step.has("id") ? step.plainName("id", "id of the step") : kind.label();
            try (Fields fields = step.object(kind.label(), "what the step does")) {
                ActionReader.Read read = actions.read(kind, fields, optional);
                if (optional && read.side() != Side.BASELINE) {
                    step.report("optional", "Only steps on the baseline may be optional; the candidate must be there.");
                }
                if (!optional && read.usesOptional()) {
                    step.report(
                            kind.label(),
                            "This step uses what an optional step makes, so it must be 'optional: true' too.");
                }
                return Optional.of(new Step(id, optional, read.side(), read.action()));
            }
        }
    }

    private void reportKinds(Fields step, List<StepKind> kinds, String path) {
        List<String> known =
                Arrays.stream(StepKind.values()).map(StepKind::label).toList();
        List<String> strange = step.keys().stream()
                .filter(key -> !known.contains(key) && !key.equals("id") && !key.equals("optional"))
                .toList();
        if (kinds.size() > 1) {
            violations.add(
                    path,
                    "A step does one thing; this one names " + kinds.get(0).label() + " and "
                            + kinds.get(1).label() + ".");
        } else if (strange.isEmpty()) {
            violations.add(path, "This step names nothing to do; there are " + String.join(", ", known) + ".");
        } else {
            strange.forEach(key -> violations.add(path + "." + key, Names.unknown("step", key, known)));
            // Reported as unknown steps, so not once more as unknown keys.
            strange.forEach(step::has);
        }
    }

    /** Every name that some step gives to what it makes, wherever it stands. */
    static String madeBy(JsonNode step) {
        for (StepKind kind : StepKind.values()) {
            JsonNode as = step.path(kind.label()).path("as");
            if (kind.makes().isPresent() && as.isTextual()) {
                return as.textValue();
            }
        }
        return "";
    }
}
