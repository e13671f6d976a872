package dev.modelgate.dialects.conversation;

import dev.modelgate.dialects.json.JsonObject;
import java.util.Objects;

/**
 * One call of a tool.
 *
 * @param id the call's id; empty when the dialect has none
 * @param name the tool's name, exactly as it was written
 * @param arguments the arguments, exactly as they were given
 */
public record ToolCall(String id, String name, JsonObject arguments) {
    public ToolCall {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(arguments, "arguments");
    }

    public ToolCall(String name, JsonObject arguments) {
        this("", name, arguments);
    }

    /** The same call under another id. */
    public ToolCall withId(String other) {
        return new ToolCall(other, name, arguments);
    }
}
