package dev.modelgate.dialects.row;

import com.fasterxml.jackson.core.JsonToken;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.JsonCursor;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.JsonLimits;
import dev.modelgate.dialects.json.JsonObject;
import dev.modelgate.dialects.json.StrictJson;
import dev.modelgate.dialects.json.Surrogates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses one line of a JSON Lines file into a row. Safe for use by several threads. */
public final class RowParser {
    private final StrictJson json;

    public RowParser(JsonLimits limits) {
        this.json = new StrictJson(limits);
    }

    /**
     * Parses the row of a line.
     *
     * @param utf8 holds the line, which must be valid UTF-8
     * @return the row; empty after an error, which stands among the findings
     */
    public Optional<RawRow> parse(byte[] utf8, int from, int length, RowFindings findings) {
        try (JsonCursor cursor = json.open(utf8, from, length)) {
            if (cursor.next() != JsonToken.START_OBJECT) {
                findings.add(
                        FindingCode.UNKNOWN_SHAPE,
                        RowFindings.WHOLE_ROW,
                        "The line is not a JSON object but " + cursor.describe() + ".");
                return Optional.empty();
            }
            Optional<RawRow> row = new Reading(cursor, findings).row();
            cursor.expectEnd();
            return findings.refused() ? Optional.empty() : row;
        } catch (JsonException e) {
            FindingCode code = switch (e.kind()) {
                case SYNTAX, TRUNCATED, TYPE -> FindingCode.INVALID_JSON;
                case DUPLICATE_KEY -> FindingCode.DUPLICATE_KEY;
                case LONE_SURROGATE -> FindingCode.LONE_SURROGATE;
                case LIMIT -> FindingCode.BEYOND_LIMIT;
            };
            findings.add(code, RowFindings.WHOLE_ROW, e.getMessage());
            return Optional.empty();
        }
    }

    /** Parses one tool that stands as JSON in a text; empty when it is none, which is an error among the findings. */
    public static Optional<ToolDefinition> tool(String text, RowFindings findings) {
        try (JsonCursor cursor = StrictJson.DEFAULT.open(text, 0, text.length())) {
            if (cursor.next() == null) {
                throw new JsonException(JsonException.Kind.TRUNCATED, 0, "There is no JSON value.");
            }
            Optional<ToolDefinition> tool = new Reading(cursor, findings).tool();
            cursor.expectEnd();
            return tool;
        } catch (JsonException e) {
            findings.add(
                    FindingCode.BAD_TOOL_DEFINITION, RowFindings.WHOLE_ROW, "A tool is no JSON: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** One row while it is parsed. */
    private static final class Reading {
        private final JsonCursor cursor;
        private final RowFindings findings;
        private int turn = RowFindings.WHOLE_ROW;

        Reading(JsonCursor cursor, RowFindings findings) {
            this.cursor = cursor;
            this.findings = findings;
        }

        Optional<RawRow> row() throws JsonException {
            List<RawMessage> messages = null;
            String text = null;
            List<ToolDefinition> tools = null;
            boolean nullMessages = false;
            while (cursor.next() != JsonToken.END_OBJECT) {
                String key = cursor.text();
                JsonToken value = cursor.next();
                switch (key) {
                    case "messages" -> {
                        once(messages == null && !nullMessages, key);
                        if (value == JsonToken.START_ARRAY) {
                            messages = messages();
                        } else {
                            nullMessages = true;
                            cursor.skip();
                        }
                    }
                    case "text" -> {
                        once(text == null, key);
                        text = string(key);
                    }
                    case "tools" -> {
                        once(tools == null, key);
                        tools = tools(value);
                    }
                    default -> unknown(key);
                }
            }
            if (nullMessages || (messages != null && messages.isEmpty())) {
                findings.add(FindingCode.NULL_MESSAGES, RowFindings.WHOLE_ROW);
                return Optional.empty();
            }
            if ((messages == null) == (text == null)) {
                findings.add(
                        FindingCode.UNKNOWN_SHAPE,
                        RowFindings.WHOLE_ROW,
                        messages == null
                                ? "The row has neither messages nor a text."
                                : "The row has messages and a text; it can be read in two ways.");
                return Optional.empty();
            }
            return Optional.of(new RawRow(
                    messages == null ? List.of() : messages,
                    Optional.ofNullable(text),
                    tools == null ? List.of() : tools));
        }

        private List<RawMessage> messages() throws JsonException {
            List<RawMessage> messages = new ArrayList<>(8);
            while (cursor.next() != JsonToken.END_ARRAY) {
                turn = messages.size();
                if (cursor.token() != JsonToken.START_OBJECT) {
                    findings.add(
                            FindingCode.UNKNOWN_SHAPE,
                            turn,
                            "A message is not an object but " + cursor.describe() + ".");
                    cursor.skip();
                    continue;
                }
                messages.add(message());
            }
            turn = RowFindings.WHOLE_ROW;
            return messages;
        }

        private RawMessage message() throws JsonException {
            String role = null;
            String content = null;
            boolean contentSeen = false;
            List<ToolCall> calls = null;
            String callId = null;
            while (cursor.next() != JsonToken.END_OBJECT) {
                String key = cursor.text();
                JsonToken value = cursor.next();
                switch (key) {
                    case "role" -> {
                        once(role == null, key);
                        role = string(key);
                    }
                    case "content" -> {
                        once(!contentSeen, key);
                        contentSeen = true;
                        content = value == JsonToken.VALUE_NULL ? null : content();
                    }
                    case "tool_calls" -> {
                        once(calls == null, key);
                        calls = calls(value);
                    }
                    case "tool_call_id" -> {
                        once(callId == null, key);
                        callId = value == JsonToken.VALUE_NULL ? "" : string(key);
                    }
                    default -> unknown(key);
                }
            }
            if (role == null) {
                findings.add(FindingCode.UNKNOWN_ROLE, turn, "A turn has no role.");
            }
            if (content == null) {
                findings.add(FindingCode.NULL_CONTENT, turn);
            }
            return new RawMessage(
                    role == null ? "" : role,
                    content == null ? "" : content,
                    calls == null ? List.of() : calls,
                    callId == null ? "" : callId);
        }

        private String content() throws JsonException {
            if (cursor.token() != JsonToken.VALUE_STRING) {
                findings.add(
                        FindingCode.CONTENT_NOT_TEXT,
                        turn,
                        "A turn's content is " + cursor.describe() + "; it must be a string.");
                cursor.skip();
                return "";
            }
            return whole(cursor.text());
        }

        private List<ToolCall> calls(JsonToken value) throws JsonException {
            if (value == JsonToken.VALUE_NULL) {
                return List.of();
            }
            if (value != JsonToken.START_ARRAY) {
                findings.add(
                        FindingCode.BAD_CALL_JSON,
                        turn,
                        "The tool_calls are " + cursor.describe() + "; they must be a list.");
                cursor.skip();
                return List.of();
            }
            List<ToolCall> calls = new ArrayList<>(2);
            while (cursor.next() != JsonToken.END_ARRAY) {
                if (cursor.token() == JsonToken.START_OBJECT) {
                    CallFields fields = new CallFields();
                    call(fields, false);
                    add(calls, fields);
                } else {
                    findings.add(
                            FindingCode.BAD_CALL_JSON,
                            turn,
                            "A call is " + cursor.describe() + "; it must be an object.");
                    cursor.skip();
                }
            }
            return calls;
        }

        private void add(List<ToolCall> calls, CallFields fields) {
            if (fields.name == null) {
                findings.add(FindingCode.CALL_WITHOUT_FUNCTION, turn);
            } else if (fields.arguments == null) {
                if (!fields.badArguments) {
                    findings.add(FindingCode.BAD_CALL_JSON, turn, "The call of " + fields.name + " has no arguments.");
                }
            } else {
                calls.add(new ToolCall(fields.id == null ? "" : fields.id, fields.name, fields.arguments));
            }
        }

        /** Reads a call's object, or the object that is its <code>function</code>. */
        private void call(CallFields fields, boolean inside) throws JsonException {
            boolean function = false;
            while (cursor.next() != JsonToken.END_OBJECT) {
                String key = cursor.text();
                JsonToken value = cursor.next();
                switch (key) {
                    case "name" -> {
                        once(fields.name == null, key);
                        fields.name = string(key);
                    }
                    case "arguments" -> {
                        once(fields.arguments == null && !fields.badArguments, key);
                        arguments(fields, value);
                    }
                    case "id" -> {
                        once(fields.id == null, key);
                        fields.id = value == JsonToken.VALUE_NULL ? "" : string(key);
                    }
                    case "type" -> string(key);
                    case "function" -> {
                        once(!function, key);
                        function = true;
                        if (value == JsonToken.START_OBJECT && !inside) {
                            call(fields, true);
                        } else {
                            cursor.skip();
                        }
                    }
                    default -> unknown(key);
                }
            }
        }

        private void arguments(CallFields fields, JsonToken value) throws JsonException {
            if (value == JsonToken.START_OBJECT) {
                fields.arguments = cursor.object();
                return;
            }
            fields.badArguments = true;
            if (value != JsonToken.VALUE_STRING) {
                findings.add(
                        FindingCode.ARGUMENTS_NOT_OBJECT,
                        turn,
                        "A call's arguments are " + cursor.describe() + "; they must be an object.");
                cursor.skip();
                return;
            }
            try {
                fields.arguments = JsonObject.parse(cursor.text());
                fields.badArguments = false;
            } catch (JsonException e) {
                FindingCode code = e.kind() == JsonException.Kind.TYPE
                        ? FindingCode.ARGUMENTS_NOT_OBJECT
                        : FindingCode.BAD_CALL_JSON;
                findings.add(
                        code, turn, "A call's arguments are a string that holds no JSON object: " + e.getMessage());
            }
        }

        private List<ToolDefinition> tools(JsonToken value) throws JsonException {
            if (value == JsonToken.VALUE_NULL) {
                return List.of();
            }
            if (value != JsonToken.START_ARRAY) {
                findings.add(
                        FindingCode.BAD_TOOL_DEFINITION,
                        RowFindings.WHOLE_ROW,
                        "The tools are " + cursor.describe() + "; they must be a list.");
                cursor.skip();
                return List.of();
            }
            List<ToolDefinition> tools = new ArrayList<>();
            while (cursor.next() != JsonToken.END_ARRAY) {
                tool().ifPresent(tools::add);
            }
            return tools;
        }

        private Optional<ToolDefinition> tool() throws JsonException {
            if (cursor.token() != JsonToken.START_OBJECT) {
                findings.add(
                        FindingCode.BAD_TOOL_DEFINITION,
                        RowFindings.WHOLE_ROW,
                        "A tool is " + cursor.describe() + "; it must be an object.");
                cursor.skip();
                return Optional.empty();
            }
            ToolFields fields = new ToolFields();
            tool(fields, false);
            if (fields.name == null) {
                findings.add(FindingCode.BAD_TOOL_DEFINITION, RowFindings.WHOLE_ROW, "A tool has no name.");
                return Optional.empty();
            }
            return Optional.of(new ToolDefinition(
                    fields.name,
                    fields.description == null ? "" : fields.description,
                    fields.parameters == null ? JsonObject.EMPTY : fields.parameters));
        }

        private void tool(ToolFields fields, boolean inside) throws JsonException {
            while (cursor.next() != JsonToken.END_OBJECT) {
                String key = cursor.text();
                JsonToken value = cursor.next();
                switch (key) {
                    case "name" -> {
                        once(fields.name == null, key);
                        fields.name = string(key);
                    }
                    case "description" -> {
                        once(fields.description == null, key);
                        fields.description = value == JsonToken.VALUE_NULL ? "" : string(key);
                    }
                    case "parameters" -> {
                        once(fields.parameters == null, key);
                        if (value == JsonToken.START_OBJECT) {
                            fields.parameters = cursor.object();
                        } else {
                            findings.add(
                                    FindingCode.BAD_TOOL_DEFINITION,
                                    RowFindings.WHOLE_ROW,
                                    "A tool's parameters are " + cursor.describe() + "; they must be an object.");
                            cursor.skip();
                        }
                    }
                    case "type" -> string(key);
                    case "function" -> {
                        if (value == JsonToken.START_OBJECT && !inside) {
                            tool(fields, true);
                        } else {
                            cursor.skip();
                        }
                    }
                    default -> unknown(key);
                }
            }
        }

        private String string(String key) throws JsonException {
            if (cursor.token() != JsonToken.VALUE_STRING) {
                findings.add(
                        FindingCode.UNKNOWN_SHAPE,
                        turn,
                        "The field \"" + key + "\" is " + cursor.describe() + "; it must be a string.");
                cursor.skip();
                return "";
            }
            return whole(cursor.text());
        }

        private String whole(String text) throws JsonException {
            if (Surrogates.firstLone(text) >= 0) {
                throw new JsonException(
                        JsonException.Kind.LONE_SURROGATE, cursor.start(), FindingCode.LONE_SURROGATE.sentence());
            }
            return text;
        }

        private void once(boolean first, String key) throws JsonException {
            if (!first) {
                throw new JsonException(
                        JsonException.Kind.DUPLICATE_KEY,
                        cursor.start(),
                        "The key \"" + key + "\" stands twice in one object.");
            }
        }

        private void unknown(String key) throws JsonException {
            findings.add(FindingCode.UNKNOWN_FIELD, turn, "The field \"" + key + "\" was left out; no dialect has it.");
            cursor.skip();
        }
    }

    private static final class CallFields {
        private String id;
        private String name;
        private JsonObject arguments;
        private boolean badArguments;
    }

    private static final class ToolFields {
        private String name;
        private String description;
        private JsonObject parameters;
    }
}
