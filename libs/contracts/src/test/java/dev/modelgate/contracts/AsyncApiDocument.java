package dev.modelgate.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The AsyncAPI document of the topics, and whether a message is what it says. */
public final class AsyncApiDocument {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;
    private final Map<String, Schema> schemas = new HashMap<>();

    private AsyncApiDocument(JsonNode document) {
        this.document = document;
    }

    /** Reads the document that is shipped with the contracts. */
    public static AsyncApiDocument read() throws IOException {
        try (InputStream in = Topics.class.getResourceAsStream("/asyncapi.yaml")) {
            return new AsyncApiDocument(new YAMLMapper().readTree(in));
        }
    }

    /** Addresses of all channels. */
    public TreeSet<String> topics() {
        TreeSet<String> topics = new TreeSet<>();
        document.get("channels")
                .forEach(channel -> topics.add(channel.get("address").asText()));
        return topics;
    }

    /** What is wrong with {@code json} as a message of {@code topic}; empty when it is as documented. */
    public List<String> violations(String topic, String json) {
        return schema(payload(topic)).validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /** Names of the header attributes that every message must have. */
    public List<String> requiredHeaders() {
        return new ObjectMapper()
                .convertValue(
                        document.at("/components/messageTraits/cloudEvent/headers/required"),
                        new ObjectMapper().getTypeFactory().constructCollectionType(List.class, String.class));
    }

    private String payload(String topic) {
        for (JsonNode channel : document.get("channels")) {
            if (channel.get("address").asText().equals(topic)) {
                String message = channel.get("messages").fieldNames().next();
                String ref = document.at("/components/messages/" + message + "/payload/$ref")
                        .asText();
                return ref.substring(ref.lastIndexOf('/') + 1);
            }
        }
        throw new IllegalArgumentException("asyncapi.yaml has no topic " + topic + ".");
    }

    private Schema schema(String name) {
        return schemas.computeIfAbsent(name, n -> {
            ObjectNode root = document.deepCopy();
            root.put("$ref", "#/components/schemas/" + n);
            return REGISTRY.getSchema(root.toString());
        });
    }
}
