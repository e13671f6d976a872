package dev.modelgate.gates.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.gates.document.Fields;
import dev.modelgate.gates.document.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the gates and the decision point. */
final class GateReader {
    private static final int MOST = 50;

    private final Scope scope;
    private final Head head;
    private final Violations violations;
    private final List<Gate> gates = new ArrayList<>();
    private DecisionPoint decisionPoint;

    GateReader(Scope scope, Head head, Violations violations) {
        this.scope = scope;
        this.head = head;
        this.violations = violations;
    }

    List<Gate> gates() {
        return gates;
    }

    DecisionPoint decisionPoint() {
        return decisionPoint;
    }

    void read(Fields plan) {
        List<JsonNode> nodes = plan.list("gates", "gates and one decision point, in order", 1, MOST);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            String path = plan.path("gates[" + i + "]");
            if (nodes.get(i).has("decision-point")) {
                decisionPoint(nodes.get(i), path);
            } else {
                Gate gate = gate(nodes.get(i), path);
                if (!gate.name().isEmpty() && !names.add(gate.name())) {
                    violations.add(
                            path + ".gate", "'" + gate.name() + "' is an earlier gate's name; names are unique.");
                }
                if (i == nodes.size() - 1 && gate.onFail() instanceof OnFail.Continue) {
                    violations.add(
                            path + ".onFail", "Nothing comes after the last gate; write stop or keepBaseline here.");
                }
                gates.add(gate);
            }
        }
        checkDecisionPoint(nodes.size());
    }

    private void decisionPoint(JsonNode node, String path) {
        try (Fields point = Fields.of(node, path, violations)) {
            String question = point.text("decision-point", "what a person commits to");
            if (decisionPoint != null) {
                point.report("decision-point", "There is a decision point already; a plan has exactly one.");
            }
            decisionPoint = new DecisionPoint(question, gates.size());
        }
    }

    private void checkDecisionPoint(int entries) {
        if (entries == 0) {
            return;
        }
        if (decisionPoint == null) {
            violations.add("gates", "There is no decision point; add '- decision-point: what a person commits to'.");
        } else if (decisionPoint.gatesBefore() == 0 || decisionPoint.gatesBefore() == gates.size()) {
            violations.add("gates", "The decision point must stand between two gates.");
        }
    }

    private Gate gate(JsonNode node, String path) {
        try (Fields gate = Fields.of(node, path, violations)) {
            String name = gate.plainName("gate", "name of the gate");
            List<Step> steps = steps(gate);
            CriterionReader criteria = new CriterionReader(steps, scope, head, violations);
            List<Criterion> requires = gate.has("requires") ? criteria(gate, "requires", criteria) : List.of();
            List<Criterion> pass = criteria(gate, "pass", criteria);
            return new Gate(name, steps, requires, pass, onFail(gate));
        }
    }

    private List<Step> steps(Fields gate) {
        StepReader reader = new StepReader(scope, head, violations);
        List<Step> steps = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<JsonNode> nodes = gate.list("steps", "the steps, in order", 1, MOST);
        for (int i = 0; i < nodes.size(); i++) {
            String path = gate.path("steps[" + i + "]");
            Optional<Step> step = reader.read(nodes.get(i), path);
            step.filter(read -> !ids.add(read.id()))
                    .ifPresent(read -> violations.add(
                            path + ".id",
                            "'" + read.id() + "' is an earlier step of this gate; give this one another id."));
            step.ifPresent(steps::add);
        }
        return steps;
    }

    private List<Criterion> criteria(Fields gate, String key, CriterionReader reader) {
        List<Criterion> criteria = new ArrayList<>();
        List<JsonNode> nodes = gate.list(key, "criteria over the metrics of this gate's steps", 1, MOST);
        for (int i = 0; i < nodes.size(); i++) {
            reader.read(nodes.get(i), gate.path(key + "[" + i + "]")).ifPresent(criteria::add);
        }
        return criteria;
    }

    private static OnFail onFail(Fields gate) {
        try (Fields onFail = gate.object("onFail", "stop, continue or keepBaseline, with a reason")) {
            List<String> given = List.of("stop", "continue", "keepBaseline").stream()
                    .filter(onFail::has)
                    .toList();
            if (given.size() != 1) {
                if (gate.node("onFail").isObject()) {
                    gate.report("onFail", "Say exactly one of stop, continue, keepBaseline, with a reason.");
                }
                return new OnFail.Stop("");
            }
            String because = onFail.text(given.getFirst(), "the reason");
            return switch (given.getFirst()) {
                case "stop" -> new OnFail.Stop(because);
                case "continue" -> new OnFail.Continue(because);
                default -> new OnFail.KeepBaseline(because);
            };
        }
    }
}
