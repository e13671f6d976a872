package dev.modelgate.dialects.conversation;

import dev.modelgate.dialects.json.JsonObject;
import java.util.Objects;

/**
 * A tool that a model may call.
 *
 * @param name the tool's name
 * @param description what it does; empty when it is not described
 * @param parameters the JSON schema of its arguments, with <code>type: object</code>
 */
public record ToolDefinition(String name, String description, JsonObject parameters) {
    public ToolDefinition {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(parameters, "parameters");
    }
}
