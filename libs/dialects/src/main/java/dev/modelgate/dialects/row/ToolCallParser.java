package dev.modelgate.dialects.row;

import com.fasterxml.jackson.core.JsonToken;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.json.JsonCursor;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Parses a message's <code>tool_calls</code>: <code>{"id", "type", "function": {"name", "arguments"}}</code>, or all in one object. */
final class ToolCallParser {
    private final Fields fields;
    private final JsonCursor cursor;

    ToolCallParser(Fields fields) {
        this.fields = fields;
        this.cursor = fields.cursor();
    }

    /** The calls that could be read; the cursor stands at the value of <code>tool_calls</code>. */
    List<ToolCall> calls() throws JsonException {
        if (cursor.token() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (cursor.token() != JsonToken.START_ARRAY) {
            fields.wrongType(FindingCode.BAD_CALL_JSON, "The tool_calls are", "they must be a list.");
            return List.of();
        }
        List<ToolCall> calls = new ArrayList<>(2);
        while (cursor.next() != JsonToken.END_ARRAY) {
            if (cursor.token() == JsonToken.START_OBJECT) {
                Gathered call = new Gathered();
                gather(call, false);
                add(calls, call);
            } else {
                fields.wrongType(FindingCode.BAD_CALL_JSON, "A call is", "it must be an object.");
            }
        }
        return calls;
    }

    private void add(List<ToolCall> calls, Gathered call) {
        if (call.name == null) {
            fields.note(FindingCode.CALL_WITHOUT_FUNCTION);
        } else if (call.arguments != null) {
            calls.add(new ToolCall(call.id == null ? "" : call.id, call.name, call.arguments));
        } else if (!call.badArguments) {
            fields.note(FindingCode.BAD_CALL_JSON, "The call of " + call.name + " has no arguments.");
        }
    }

    /** Reads a call's object, or the object that is its <code>function</code>. */
    private void gather(Gathered call, boolean inside) throws JsonException {
        while (cursor.next() != JsonToken.END_OBJECT) {
            String key = cursor.text();
            JsonToken value = cursor.next();
            switch (key) {
                case "name" -> {
                    fields.once(call.name == null, key);
                    call.name = fields.string(key);
                }
                case "arguments" -> {
                    fields.once(call.arguments == null && !call.badArguments, key);
                    arguments(call, value);
                }
                case "id" -> {
                    fields.once(call.id == null, key);
                    call.id = fields.stringOrNull(key);
                }
                case "type" -> fields.type(key);
                case "function" -> {
                    fields.once(!call.function, key);
                    call.function = true;
                    if (value == JsonToken.START_OBJECT && !inside) {
                        gather(call, true);
                    } else {
                        fields.unknown(key);
                    }
                }
                default -> fields.unknown(key);
            }
        }
    }

    private void arguments(Gathered call, JsonToken value) throws JsonException {
        if (value == JsonToken.START_OBJECT) {
            call.arguments = cursor.object();
            return;
        }
        call.badArguments = true;
        if (value != JsonToken.VALUE_STRING) {
            fields.wrongType(FindingCode.ARGUMENTS_NOT_OBJECT, "A call's arguments are", "they must be an object.");
            return;
        }
        try {
            call.arguments = JsonObject.parse(cursor.text());
            call.badArguments = false;
        } catch (JsonException e) {
            fields.note(
                    e.kind() == JsonException.Kind.TYPE ? FindingCode.ARGUMENTS_NOT_OBJECT : FindingCode.BAD_CALL_JSON,
                    "A call's arguments are a string that holds no JSON object: " + e.getMessage());
        }
    }

    private static final class Gathered {
        private String id;
        private String name;
        private JsonObject arguments;
        private boolean badArguments;
        private boolean function;
    }
}
