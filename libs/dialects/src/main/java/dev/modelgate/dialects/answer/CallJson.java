package dev.modelgate.dialects.answer;

import com.fasterxml.jackson.core.JsonToken;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.json.JsonCursor;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.JsonObject;
import dev.modelgate.dialects.json.JsonText;
import java.util.ArrayList;
import java.util.List;

/** Reads calls that are written as JSON: <code>{"name": "f", "arguments": {…}}</code>, with an <code>id</code> or without. */
public final class CallJson {
    private CallJson() {}

    /**
     * Calls and where their JSON ends.
     *
     * @param calls in their order, at least one
     * @param end offset in characters after the JSON
     */
    public record Scan(List<ToolCall> calls, int end) {}

    /** Reads one call that starts at an offset and ends before another. */
    public static Scan one(JsonText text, int from, int to) throws JsonException, AnswerException {
        try (JsonCursor cursor = text.open(from, to)) {
            requireObject(cursor, to);
            ToolCall call = call(cursor);
            return new Scan(List.of(call), cursor.end());
        }
    }

    /** The same for one call or a list of at least one. */
    public static Scan oneOrList(JsonText text, int from, int to) throws JsonException, AnswerException {
        try (JsonCursor cursor = text.open(from, to)) {
            if (cursor.next() == JsonToken.START_OBJECT) {
                ToolCall call = call(cursor);
                return new Scan(List.of(call), cursor.end());
            }
            return list(cursor, to);
        }
    }

    /** The same for a list of at least one call. */
    public static Scan list(JsonText text, int from, int to) throws JsonException, AnswerException {
        try (JsonCursor cursor = text.open(from, to)) {
            cursor.next();
            return list(cursor, to);
        }
    }

    private static Scan list(JsonCursor cursor, int to) throws JsonException, AnswerException {
        if (cursor.token() != JsonToken.START_ARRAY) {
            throw wrongType(cursor, to, "a list of calls");
        }
        int start = cursor.start();
        List<ToolCall> calls = new ArrayList<>(2);
        while (cursor.next() != JsonToken.END_ARRAY) {
            if (cursor.token() != JsonToken.START_OBJECT) {
                throw wrongType(cursor, to, "a call, which is an object,");
            }
            calls.add(call(cursor));
        }
        if (calls.isEmpty()) {
            throw new AnswerException(AnswerError.Code.UNPARSABLE, start, "The list of calls is empty.");
        }
        return new Scan(calls, cursor.end());
    }

    private static void requireObject(JsonCursor cursor, int to) throws JsonException, AnswerException {
        if (cursor.next() != JsonToken.START_OBJECT) {
            throw wrongType(cursor, to, "a call, which is an object,");
        }
    }

    private static AnswerException wrongType(JsonCursor cursor, int to, String wanted) throws JsonException {
        if (cursor.token() == null) {
            throw new JsonException(
                    JsonException.Kind.TRUNCATED, to, "The text ends where " + wanted + " should stand.");
        }
        return new AnswerException(
                AnswerError.Code.UNPARSABLE,
                cursor.start(),
                "Here stands " + cursor.describe() + " where " + wanted + " should.");
    }

    /** The arguments that the cursor stands at the start of, as an object or as a string that holds one. */
    private static JsonObject argumentsOrText(JsonCursor cursor) throws JsonException, AnswerException {
        if (cursor.token() != JsonToken.VALUE_STRING) {
            return arguments(cursor);
        }
        int at = cursor.start();
        try {
            return JsonObject.parse(cursor.text());
        } catch (JsonException e) {
            // The offset inside the string says nothing about the answer, where the string is escaped.
            throw new JsonException(
                    e.kind() == JsonException.Kind.TRUNCATED ? JsonException.Kind.SYNTAX : e.kind(),
                    at,
                    "A call's arguments are a string that holds no JSON object: " + e.getMessage());
        }
    }

    /** The arguments that the cursor stands at the start of. */
    public static JsonObject arguments(JsonCursor cursor) throws JsonException, AnswerException {
        if (cursor.token() != JsonToken.START_OBJECT) {
            throw new AnswerException(
                    AnswerError.Code.ARGUMENTS_NOT_OBJECT,
                    cursor.start(),
                    "The arguments are " + cursor.describe() + "; they must be an object.");
        }
        return cursor.object();
    }

    /**
     * The call that the cursor stands at the start of, as an element of <code>tool_calls</code>: its id, type and
     * <code>function</code>, which holds its name and, as a string of JSON or an object, its arguments.
     */
    public static ToolCall toolCall(JsonCursor cursor) throws JsonException, AnswerException {
        if (cursor.token() != JsonToken.START_OBJECT) {
            throw wrongType(cursor, cursor.end(), "a call, which is an object,");
        }
        int start = cursor.start();
        String id = null;
        ToolCall function = null;
        while (cursor.next() != JsonToken.END_OBJECT) {
            String key = cursor.text();
            int at = cursor.start();
            cursor.next();
            switch (key) {
                case "id" -> id = once(id, string(cursor, key), key, at);
                case "function" -> function = once(function, function(cursor), key, at);
                default -> cursor.skip();
            }
        }
        if (function == null) {
            throw new AnswerException(AnswerError.Code.CALL_WITHOUT_FUNCTION, start, "A call has no function.");
        }
        return function.withId(id == null ? "" : id);
    }

    private static ToolCall function(JsonCursor cursor) throws JsonException, AnswerException {
        if (cursor.token() != JsonToken.START_OBJECT) {
            throw wrongType(cursor, cursor.end(), "a function, which is an object,");
        }
        return call(cursor, CallJson::argumentsOrText);
    }

    private static ToolCall call(JsonCursor cursor) throws JsonException, AnswerException {
        return call(cursor, CallJson::arguments);
    }

    private static ToolCall call(JsonCursor cursor, ArgumentReader reader) throws JsonException, AnswerException {
        int start = cursor.start();
        String name = null;
        String id = null;
        JsonObject arguments = null;
        while (cursor.next() != JsonToken.END_OBJECT) {
            String key = cursor.text();
            int at = cursor.start();
            cursor.next();
            switch (key) {
                case "name" -> name = once(name, string(cursor, key), key, at);
                case "id" -> id = once(id, string(cursor, key), key, at);
                case "arguments" -> arguments = once(arguments, reader.read(cursor), key, at);
                default ->
                    throw new AnswerException(
                            AnswerError.Code.UNKNOWN_KEY,
                            at,
                            "A call has the key \"" + key + "\"; it may have only name, arguments and id.");
            }
        }
        if (name == null || arguments == null) {
            throw new AnswerException(
                    AnswerError.Code.MISSING_KEY,
                    start,
                    "A call has no " + (name == null ? "name" : "arguments") + ".");
        }
        return new ToolCall(id == null ? "" : id, name, arguments);
    }

    private static String string(JsonCursor cursor, String key) throws JsonException, AnswerException {
        if (cursor.token() != JsonToken.VALUE_STRING) {
            throw new AnswerException(
                    AnswerError.Code.UNPARSABLE,
                    cursor.start(),
                    "A call's " + key + " is " + cursor.describe() + "; it must be a string.");
        }
        return cursor.text();
    }

    private static <T> T once(T before, T now, String key, int at) throws JsonException {
        if (before != null) {
            throw new JsonException(
                    JsonException.Kind.DUPLICATE_KEY, at, "The key \"" + key + "\" stands twice in one call.");
        }
        return now;
    }

    /** Reads the arguments that a cursor stands at the start of. */
    private interface ArgumentReader {
        JsonObject read(JsonCursor cursor) throws JsonException, AnswerException;
    }
}
