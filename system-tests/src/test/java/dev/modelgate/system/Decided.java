package dev.modelgate.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A decided evaluation.
 *
 * @param document what {@code GET /evaluations/{id}} returned
 */
record Decided(JsonNode document) {
    static Decided of(String document) {
        try {
            return new Decided(new ObjectMapper().readTree(document));
        } catch (JsonProcessingException e) {
            throw new AssertionError("The evaluation is no JSON: " + document, e);
        }
    }

    String id() {
        return document.get("id").asText();
    }

    String decision() {
        return document.get("decision").asText();
    }

    String decidedBy() {
        return document.get("decidedBy").asText();
    }

    List<String> reasons() {
        return texts(document.get("reasons"));
    }

    List<String> cautions() {
        return texts(document.get("cautions"));
    }

    /** Verdict of a gate; null when it has none. */
    String verdict(String gate) {
        return gate(gate).get("verdict").asText(null);
    }

    /** Verdicts of all gates, in order. */
    List<String> verdicts() {
        return stream(document.get("gates"))
                .map(gate -> gate.get("verdict").asText(null))
                .toList();
    }

    Stream<JsonNode> criteria() {
        return stream(document.get("gates")).flatMap(gate -> stream(gate.get("criteria")));
    }

    JsonNode step(String gate, String step) {
        return stream(gate(gate).get("steps"))
                .filter(one -> one.get("step").asText().equals(step))
                .findFirst()
                .orElseThrow();
    }

    /** All steps of the gates after {@code gate}. */
    Stream<JsonNode> stepsAfter(String gate) {
        return stream(document.get("gates"))
                .dropWhile(one -> !one.get("gate").asText().equals(gate))
                .skip(1)
                .flatMap(one -> stream(one.get("steps")));
    }

    private JsonNode gate(String name) {
        return stream(document.get("gates"))
                .filter(gate -> gate.get("gate").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode list) {
        return stream(list).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Override
    public String toString() {
        return document.toPrettyString();
    }
}
