package dev.modelgate.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.modelgate.cli.client.PlanRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The plan {@code pocket}, cut and changed: a variant has only the gates that it is about, and stays a valid plan. */
public final class PocketPlan {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path PLANS =
            Path.of(System.getProperty("modelgate.root")).resolve("plans");

    private final ObjectNode plan;
    private final Map<String, String> suites = new HashMap<>();

    private PocketPlan(ObjectNode plan) {
        this.plan = plan;
    }

    /** The plan under another name. */
    public static PocketPlan as(String name) {
        ObjectNode plan = (ObjectNode) read(PLANS.resolve("pocket.yaml"));
        plan.put("name", name);
        return new PocketPlan(plan);
    }

    /** Keeps these gates only; the decision point comes before the last of them, or before a short gate that is added. */
    public PocketPlan gates(String... names) {
        Set<String> kept = Set.copyOf(Arrays.asList(names));
        ArrayNode gates = YAML.createArrayNode();
        plan.get("gates").forEach(gate -> {
            if (kept.contains(gate.path("gate").asText())) {
                gates.add(gate);
            }
        });
        plan.set("gates", gates);
        return this;
    }

    /** Adds the decision point and after it the cheapest gate that there is, which passes. */
    public PocketPlan thenDecisionAndLastGate() {
        ArrayNode gates = (ArrayNode) plan.get("gates");
        gates.add(yaml("{decision-point: commit to the rest}"));
        gates.add(yaml("""
                gate: last
                steps: [{tokenizer: {model: baseline, delimiters: dialect}}]
                pass: [{metric: tokenizer.all-single, is: true}]
                onFail: {keepBaseline: it did not pass}
                """));
        return this;
    }

    /** Adds an entry to the gates: a gate or the decision point. */
    PocketPlan add(String entry) {
        ((ArrayNode) plan.get("gates")).add(yaml(entry));
        return this;
    }

    /** Leaves out steps of a gate, by their ids or kinds, and its criteria on them. */
    PocketPlan without(String gate, String... steps) {
        List<String> out = List.of(steps);
        ObjectNode node = gate(gate);
        removeIf(node.get("steps"), step -> out.contains(id(step)));
        removeIf(
                node.get("pass"),
                criterion -> out.contains(criterion.get("metric").asText().split("\\.")[0]));
        return this;
    }

    /** Replaces the criteria of a gate. */
    public PocketPlan pass(String gate, String criteria) {
        gate(gate).set("pass", yaml(criteria));
        return this;
    }

    /** Puts a step in front of the others of a gate. */
    PocketPlan first(String gate, String step) {
        ((ArrayNode) gate(gate).get("steps")).insert(0, yaml(step));
        return this;
    }

    /** Changes fields of a step. */
    public PocketPlan step(String gate, String step, String fields) {
        for (JsonNode one : gate(gate).get("steps")) {
            if (id(one).equals(step)) {
                ((ObjectNode) one.get(kind(one))).setAll((ObjectNode) yaml(fields));
                return this;
            }
        }
        throw new IllegalArgumentException("Gate " + gate + " has no step " + step + ".");
    }

    /** Changes fields at the top of the plan. */
    public PocketPlan top(String fields) {
        plan.setAll((ObjectNode) yaml(fields));
        return this;
    }

    /** The queries with these ids only, and a change to what is left of the suite. */
    PocketPlan suite(String name, Consumer<ObjectNode> change, String... ids) {
        String file = plan.get("suites").get(name).asText();
        ObjectNode suite = (ObjectNode) read(PLANS.resolve(file));
        List<String> kept = List.of(ids);
        removeIf(suite.get("queries"), query -> !kept.contains(query.get("id").asText()));
        change.accept(suite);
        suites.put(file, text(suite));
        return this;
    }

    public PocketPlan suite(String name, String... ids) {
        return suite(name, suite -> {}, ids);
    }

    public PlanRequest request() {
        return new PlanRequest(plan.get("name").asText(), Optional.of(text(plan)), suites);
    }

    static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private ObjectNode gate(String name) {
        return StreamSupport.stream(plan.get("gates").spliterator(), false)
                .filter(gate -> gate.path("gate").asText().equals(name))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no gate " + name + "."));
    }

    private static String kind(JsonNode step) {
        return StreamSupport.stream(((Iterable<String>) step::fieldNames).spliterator(), false)
                .filter(field -> !field.equals("id") && !field.equals("optional"))
                .findFirst()
                .orElseThrow();
    }

    private static String id(JsonNode step) {
        return step.has("id") ? step.get("id").asText() : kind(step);
    }

    private static void removeIf(JsonNode list, Predicate<JsonNode> condition) {
        for (var elements = list.elements(); elements.hasNext(); ) {
            if (condition.test(elements.next())) {
                elements.remove();
            }
        }
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
