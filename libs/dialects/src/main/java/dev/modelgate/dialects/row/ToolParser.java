package dev.modelgate.dialects.row;

import com.fasterxml.jackson.core.JsonToken;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.json.JsonCursor;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses declared tools: <code>{"type": "function", "function": {"name", "description", "parameters"}}</code>, or the inner object alone. */
final class ToolParser {
    private final Fields fields;
    private final JsonCursor cursor;

    ToolParser(Fields fields) {
        this.fields = fields;
        this.cursor = fields.cursor();
    }

    /** The tools of a row; the cursor stands at the value of its <code>tools</code>. */
    List<ToolDefinition> tools() throws JsonException {
        if (cursor.token() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (cursor.token() != JsonToken.START_ARRAY) {
            fields.wrongType(FindingCode.BAD_TOOL_DEFINITION, "The tools are", "they must be a list.");
            return List.of();
        }
        List<ToolDefinition> tools = new ArrayList<>();
        while (cursor.next() != JsonToken.END_ARRAY) {
            tool().ifPresent(tools::add);
        }
        return tools;
    }

    /** The tool that the cursor stands at; empty after an error among the findings. */
    Optional<ToolDefinition> tool() throws JsonException {
        if (cursor.token() != JsonToken.START_OBJECT) {
            fields.wrongType(FindingCode.BAD_TOOL_DEFINITION, "A tool is", "it must be an object.");
            return Optional.empty();
        }
        Gathered tool = new Gathered();
        gather(tool, false);
        if (tool.name == null) {
            fields.note(FindingCode.BAD_TOOL_DEFINITION, "A tool has no name.");
            return Optional.empty();
        }
        return Optional.of(new ToolDefinition(
                tool.name,
                tool.description == null ? "" : tool.description,
                tool.parameters == null ? JsonObject.EMPTY : tool.parameters));
    }

    private void gather(Gathered tool, boolean inside) throws JsonException {
        while (cursor.next() != JsonToken.END_OBJECT) {
            String key = cursor.text();
            JsonToken value = cursor.next();
            switch (key) {
                case "name" -> {
                    fields.once(tool.name == null, key);
                    tool.name = fields.string(key);
                }
                case "description" -> {
                    fields.once(tool.description == null, key);
                    tool.description = fields.stringOrNull(key);
                }
                case "parameters" -> {
                    fields.once(tool.parameters == null, key);
                    if (value == JsonToken.START_OBJECT) {
                        tool.parameters = cursor.object();
                    } else {
                        fields.wrongType(
                                FindingCode.BAD_TOOL_DEFINITION, "A tool's parameters are", "they must be an object.");
                    }
                }
                case "type" -> fields.type(key);
                case "function" -> {
                    fields.once(!tool.function, key);
                    tool.function = true;
                    if (value == JsonToken.START_OBJECT && !inside) {
                        gather(tool, true);
                    } else {
                        fields.unknown(key);
                    }
                }
                default -> fields.unknown(key);
            }
        }
    }

    private static final class Gathered {
        private String name;
        private String description;
        private JsonObject parameters;
        private boolean function;
    }
}
