package dev.modelgate.dialects.row;

import com.fasterxml.jackson.core.JsonToken;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.json.JsonCursor;
import dev.modelgate.dialects.json.JsonException;
import java.util.ArrayList;
import java.util.List;

/** Parses a row's <code>messages</code>. */
final class MessageParser {
    private static final List<String> ROLES = List.of("user", "assistant", "system", "tool");

    private final Fields fields;
    private final JsonCursor cursor;
    private final ToolCallParser calls;

    MessageParser(Fields fields) {
        this.fields = fields;
        this.cursor = fields.cursor();
        this.calls = new ToolCallParser(fields);
    }

    /** The messages that are objects; the cursor stands at the start of their list. */
    List<RawMessage> messages() throws JsonException {
        List<RawMessage> messages = new ArrayList<>(8);
        for (int place = 0; cursor.next() != JsonToken.END_ARRAY; place++) {
            fields.enter(place);
            if (cursor.token() == JsonToken.START_OBJECT) {
                messages.add(message());
            } else {
                fields.wrongType(FindingCode.UNKNOWN_SHAPE, "A message is", "it must be an object.");
            }
        }
        fields.leave();
        return messages;
    }

    private RawMessage message() throws JsonException {
        String role = null;
        String content = null;
        boolean contentSeen = false;
        List<ToolCall> toolCalls = null;
        String callId = null;
        while (cursor.next() != JsonToken.END_OBJECT) {
            String key = cursor.text();
            JsonToken value = cursor.next();
            switch (key) {
                case "role" -> {
                    fields.once(role == null, key);
                    role = fields.string(key, ROLES);
                }
                case "content" -> {
                    fields.once(!contentSeen, key);
                    contentSeen = true;
                    content = value == JsonToken.VALUE_NULL ? null : content();
                }
                case "tool_calls" -> {
                    fields.once(toolCalls == null, key);
                    toolCalls = calls.calls();
                }
                case "tool_call_id" -> {
                    fields.once(callId == null, key);
                    callId = fields.stringOrNull(key);
                }
                default -> fields.unknown(key);
            }
        }
        if (role == null) {
            fields.note(FindingCode.UNKNOWN_ROLE, "A turn has no role.");
        }
        if (content == null) {
            fields.note(FindingCode.NULL_CONTENT);
        }
        return new RawMessage(
                role == null ? "" : role,
                content == null ? "" : content,
                toolCalls == null ? List.of() : toolCalls,
                callId == null ? "" : callId);
    }

    private String content() throws JsonException {
        if (cursor.token() != JsonToken.VALUE_STRING) {
            fields.wrongType(FindingCode.CONTENT_NOT_TEXT, "A turn's content is", "it must be a string.");
            return "";
        }
        return cursor.string();
    }
}
