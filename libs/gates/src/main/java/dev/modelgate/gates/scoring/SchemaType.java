package dev.modelgate.gates.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** Whether a value has the type that its JSON schema says. An integer passes for a number, a boolean never for an integer. */
final class SchemaType {
    private SchemaType() {}

    /** What is wrong, as the end of a sentence; empty when nothing is. Looks into arrays and objects. */
    static Optional<String> mismatch(JsonNode schema, JsonNode value) {
        JsonNode type = schema.path("type");
        if (type.isTextual() && !is(type.textValue(), value)) {
            return Optional.of("is " + name(value) + ", not " + type.textValue());
        }
        if (type.isArray() && !anyOf(type, value)) {
            return Optional.of("is " + name(value) + ", not one of " + type);
        }
        if (value.isArray()) {
            for (JsonNode element : value) {
                Optional<String> inner = mismatch(schema.path("items"), element);
                if (inner.isPresent()) {
                    return inner.map(problem -> "holds an element that " + problem);
                }
            }
        }
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                Optional<String> inner = mismatch(schema.path("properties").path(member.getKey()), member.getValue());
                if (inner.isPresent()) {
                    return inner.map(problem -> "holds '" + member.getKey() + "' that " + problem);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean anyOf(JsonNode types, JsonNode value) {
        for (JsonNode type : types) {
            if (is(type.asText(), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> true;
        };
    }

    private static String name(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "a string";
            case NUMBER -> value.isIntegralNumber() ? "an integer" : "a number with a fraction";
            case BOOLEAN -> "a boolean";
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case NULL, MISSING, BINARY, POJO -> "null";
        };
    }
}
