package dev.modelgate.dialects.row;

import com.fasterxml.jackson.core.JsonToken;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.JsonCursor;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.JsonLimits;
import dev.modelgate.dialects.json.StrictJson;
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
     * @param escapesCharacters whether a backslash and a <code>u</code> may stand anywhere in the line
     * @return the row; empty after an error, which stands among the findings
     */
    public Optional<RawRow> parse(byte[] utf8, int from, int length, boolean escapesCharacters, RowFindings findings) {
        try (JsonCursor cursor = json.open(utf8, from, length, escapesCharacters)) {
            if (cursor.next() != JsonToken.START_OBJECT) {
                findings.add(
                        FindingCode.UNKNOWN_SHAPE,
                        RowFindings.WHOLE_ROW,
                        "The line is not a JSON object but " + cursor.describe() + ".");
                return Optional.empty();
            }
            Optional<RawRow> row = row(new Fields(cursor, findings));
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
            Optional<ToolDefinition> tool = new ToolParser(new Fields(cursor, findings)).tool();
            cursor.expectEnd();
            return tool;
        } catch (JsonException e) {
            findings.add(
                    FindingCode.BAD_TOOL_DEFINITION, RowFindings.WHOLE_ROW, "A tool is no JSON: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<RawRow> row(Fields fields) throws JsonException {
        JsonCursor cursor = fields.cursor();
        Optional<List<RawMessage>> messages = Optional.empty();
        Optional<String> text = Optional.empty();
        Optional<List<ToolDefinition>> tools = Optional.empty();
        boolean nullMessages = false;
        while (cursor.next() != JsonToken.END_OBJECT) {
            String key = cursor.text();
            JsonToken value = cursor.next();
            switch (key) {
                case "messages" -> {
                    fields.once(messages.isEmpty() && !nullMessages, key);
                    nullMessages = value == JsonToken.VALUE_NULL;
                    messages = nullMessages ? Optional.empty() : Optional.of(messages(fields));
                }
                case "text" -> {
                    fields.once(text.isEmpty(), key);
                    text = Optional.of(fields.string(key));
                }
                case "tools" -> {
                    fields.once(tools.isEmpty(), key);
                    tools = Optional.of(new ToolParser(fields).tools());
                }
                default -> fields.unknown(key);
            }
        }
        if (fields.refused()) {
            return Optional.empty(); // what could not be read is not missing
        }
        if (nullMessages || messages.filter(List::isEmpty).isPresent()) {
            fields.note(FindingCode.NULL_MESSAGES);
        } else if (messages.isPresent() == text.isPresent()) {
            fields.note(
                    FindingCode.UNKNOWN_SHAPE,
                    text.isEmpty()
                            ? "The row has neither messages nor a text."
                            : "The row has messages and a text; it can be read in two ways.");
        }
        return Optional.of(new RawRow(messages.orElse(List.of()), text, tools.orElse(List.of())));
    }

    private static List<RawMessage> messages(Fields fields) throws JsonException {
        if (fields.cursor().token() == JsonToken.START_ARRAY) {
            return new MessageParser(fields).messages();
        }
        fields.wrongType(FindingCode.UNKNOWN_SHAPE, "The messages are", "they must be a list.");
        return List.of();
    }
}
