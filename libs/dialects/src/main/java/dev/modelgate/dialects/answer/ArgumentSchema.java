package dev.modelgate.dialects.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.JsonObject;
import dev.modelgate.dialects.json.JsonObjectBuilder;
import dev.modelgate.dialects.json.StrictJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives the text of an untyped argument the type that its tool's schema asks for. The conversion is strict: the text must
 * be exactly the JSON text of a value of that type, without blanks around it; anything else stays the string that it is
 * (so <code>True</code> is not a boolean, and <code>5.0</code> no integer). A parameter that the schema does not name, or
 * names with several types or none, stays a string.
 */
public final class ArgumentSchema {
    private static final ArgumentSchema NONE = new ArgumentSchema(Map.of());

    /** The same few tools are declared in row after row, and each of their calls asks for their schema. */
    private static final Map<JsonObject, ArgumentSchema> KEPT = new ConcurrentHashMap<>();

    private static final int MOST_KEPT = 256;
    private static final int LONGEST_KEPT = 1 << 14;

    private final Map<String, String> typeByParameter;

    private ArgumentSchema(Map<String, String> typeByParameter) {
        this.typeByParameter = typeByParameter;
    }

    /** The schema of a tool among others; one that leaves all strings when the tool is not among them. */
    public static ArgumentSchema of(String tool, List<ToolDefinition> tools) {
        for (ToolDefinition definition : tools) {
            if (definition.name().equals(tool)) {
                return of(definition.parameters());
            }
        }
        return NONE;
    }

    private static ArgumentSchema of(JsonObject parameters) {
        if (parameters.text().length() > LONGEST_KEPT) {
            return read(parameters);
        }
        ArgumentSchema kept = KEPT.get(parameters);
        if (kept != null) {
            return kept;
        }
        if (KEPT.size() >= MOST_KEPT) {
            KEPT.clear();
        }
        ArgumentSchema read = read(parameters);
        KEPT.put(parameters, read);
        return read;
    }

    private static ArgumentSchema read(JsonObject parameters) {
        Map<String, String> types = new HashMap<>();
        JsonNode properties = parameters.tree().path("properties");
        properties.properties().forEach(property -> {
            String type = property.getValue().path("type").asText("");
            types.put(property.getKey(), type);
        });
        return new ArgumentSchema(types);
    }

    /** Adds the argument to the object, typed as the schema asks where its text allows it. */
    public void add(JsonObjectBuilder arguments, String parameter, String text) {
        String canonical = typed(typeByParameter.getOrDefault(parameter, "string"), text);
        if (canonical == null) {
            arguments.string(parameter, text);
            return;
        }
        try {
            arguments.json(parameter, canonical);
        } catch (JsonException e) {
            throw new IllegalStateException("A canonical text was not JSON: " + canonical, e);
        }
    }

    /** Whether the text of a parameter comes back as a value of its own type, and not as a string. */
    public boolean restores(String parameter, String json) {
        return json.equals(typed(typeByParameter.getOrDefault(parameter, "string"), json));
    }

    /** Whether the text of a string comes back as that string, and not as a value of another type. */
    public boolean keepsString(String parameter, String text) {
        return typed(typeByParameter.getOrDefault(parameter, "string"), text) == null;
    }

    private static String typed(String type, String text) {
        if (text.isEmpty()
                || AnswerBuilder.isBlank(text.charAt(0))
                || AnswerBuilder.isBlank(text.charAt(text.length() - 1))) {
            return null;
        }
        char first = text.charAt(0);
        boolean digits = first == '-' || (first >= '0' && first <= '9');
        boolean fits = switch (type) {
            case "integer" -> digits && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
            case "number" -> digits;
            case "boolean" -> text.equals("true") || text.equals("false");
            case "null" -> text.equals("null");
            case "object" -> first == '{';
            case "array" -> first == '[';
            default -> false;
        };
        if (!fits) {
            return null;
        }
        try {
            return StrictJson.DEFAULT.canonical(text);
        } catch (JsonException e) {
            return null;
        }
    }
}
