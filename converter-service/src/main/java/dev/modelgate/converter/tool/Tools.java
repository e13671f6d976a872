package dev.modelgate.converter.tool;

import dev.modelgate.contracts.ToolSpec;
import dev.modelgate.contracts.Wire;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tools as messages and requests name them, for the dialects. */
public final class Tools {
    private Tools() {}

    /**
     * @param specs may be null, for none
     * @throws IllegalArgumentException with a sentence, when a tool has no name or its parameters are no JSON object
     */
    public static List<ToolDefinition> definitions(List<ToolSpec> specs) {
        List<ToolDefinition> tools = new ArrayList<>();
        for (ToolSpec spec : Optional.ofNullable(specs).orElse(List.of())) {
            if (spec == null || spec.name() == null) {
                throw new IllegalArgumentException("A tool has no name.");
            }
            tools.add(new ToolDefinition(
                    spec.name(), Optional.ofNullable(spec.description()).orElse(""), parameters(spec)));
        }
        return tools;
    }

    private static JsonObject parameters(ToolSpec spec) {
        if (spec.parameters() == null) {
            return JsonObject.EMPTY;
        }
        try {
            return JsonObject.parse(Wire.write(spec.parameters()));
        } catch (JsonException e) {
            throw new IllegalArgumentException(
                    "The parameters of the tool '" + spec.name() + "' are no JSON object: " + e.getMessage(), e);
        }
    }
}
