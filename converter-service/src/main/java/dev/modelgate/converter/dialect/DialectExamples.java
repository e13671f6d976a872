package dev.modelgate.converter.dialect;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.dialect.ConversationWriter;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.dialect.WriteOptions;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.JsonObject;
import dev.modelgate.dialects.json.Utf8Builder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Conversations as a dialect's own writer writes them.
 *
 * @param call a call
 * @param result a call and what the tool gave back
 * @param system a system turn
 */
@Schema(description = "Conversations as the dialect's own writer writes them.")
record DialectExamples(Example call, Example result, Example system) {
    private static final Turn USER = new Turn.User("Show a.py");
    private static final Turn ANSWER = new Turn.Assistant("It prints 1.");
    private static final ToolDefinition TOOL = new ToolDefinition("read_file", "Reads a file.", json("""
            {"type": "object", "properties": {"path": {"type": "string"}}, "required": ["path"]}"""));
    private static final Turn CALL =
            new Turn.Assistant("", List.of(new ToolCall("call00001", TOOL.name(), json("{\"path\": \"a.py\"}"))));
    private static final Turn RESULT = new Turn.ToolResult("call00001", "print(1)");

    /**
     * One conversation.
     *
     * @param row as a row of training data
     * @param text what a model sees of it
     * @param answer its last turn as a model's raw answer, which {@code POST /tool-calls/parse} takes; only of the call
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DialectExample")
    record Example(
            @JsonRawValue @Schema(type = SchemaType.OBJECT) String row, String text, String answer) {}

    static DialectExamples of(Dialect dialect) {
        ConversationWriter writer = dialect.writer();
        Example call = example(writer, USER, CALL);
        // A dialect of rows only has messages where others have texts.
        String answer = call.text().equals(call.row())
                ? lastMessage(call.row())
                : between(call.text(), example(writer, USER, ANSWER).text());
        return new DialectExamples(
                new Example(call.row(), call.text(), answer),
                example(writer, USER, CALL, RESULT, ANSWER),
                example(writer, new Turn.System("You help."), USER, ANSWER));
    }

    private static Example example(ConversationWriter writer, Turn... turns) {
        RowFindings findings = new RowFindings(1);
        Conversation fitted = writer.fit(
                        new Conversation(List.of(TOOL), List.of(turns)), WriteOptions.DEFAULT, findings)
                .orElseThrow(() -> new IllegalStateException("A dialect cannot say an example: " + findings.all()));
        Utf8Builder row = new Utf8Builder(256);
        writer.row(fitted, row);
        Utf8Builder text = new Utf8Builder(256);
        writer.text(fitted, text);
        return new Example(row.toString(), text.toString(), null);
    }

    /** What a text has that another, which starts and ends alike, has not. */
    private static String between(String text, String other) {
        int from = 0;
        while (text.charAt(from) == other.charAt(from)) {
            from++;
        }
        int end = 0;
        while (text.charAt(text.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return text.substring(from, text.length() - end);
    }

    private static String lastMessage(String row) {
        JsonNode messages = json(row).tree().get("messages");
        return messages.get(messages.size() - 1).toString();
    }

    private static JsonObject json(String text) {
        try {
            return JsonObject.parse(text);
        } catch (JsonException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
