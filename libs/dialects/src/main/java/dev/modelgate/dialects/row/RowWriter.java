package dev.modelgate.dialects.row;

import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.json.Utf8Builder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes structured rows, <code>messages</code> and <code>tools</code>, as mlx_lm.lora reads them: one line, without its end. */
public final class RowWriter {
    /** How the arguments of calls stand in a row. */
    public enum Arguments {
        /** As a string that holds their canonical text: what OpenAI's and Mistral's templates take. */
        TEXT,
        /** As the object itself: what Qwen's templates take. */
        OBJECT
    }

    // As bytes, since these few are written for every message.
    private static final byte[] NEXT = utf8(", ");
    private static final byte[] MESSAGES = utf8("{\"messages\": [");
    private static final byte[] SYSTEM = utf8("{\"role\": \"system\", \"content\": ");
    private static final byte[] USER = utf8("{\"role\": \"user\", \"content\": ");
    private static final byte[] ASSISTANT = utf8("{\"role\": \"assistant\", \"content\": ");
    private static final byte[] CALLS = utf8(", \"tool_calls\": [");
    private static final byte[] CALL = utf8("{\"id\": ");
    private static final byte[] FUNCTION = utf8(", \"type\": \"function\", \"function\": {\"name\": ");
    private static final byte[] ARGUMENTS = utf8(", \"arguments\": ");
    private static final byte[] CALL_END = utf8("}}");
    private static final byte[] RESULT = utf8("{\"role\": \"tool\", \"tool_call_id\": ");
    private static final byte[] CONTENT = utf8(", \"content\": ");

    private final Utf8Builder out;
    private final Arguments form;
    private boolean first = true;

    /** Starts a row at the end of what was written before. */
    public RowWriter(Utf8Builder out, Arguments form) {
        this.out = out;
        this.form = form;
        out.append(MESSAGES);
    }

    /** Adds a system turn. */
    public void system(String content) {
        open(SYSTEM, content);
        out.append('}');
    }

    /** Adds a user turn. */
    public void user(String content) {
        open(USER, content);
        out.append('}');
    }

    /** Appends a whole row that is one text. */
    public static void text(Utf8Builder out, Utf8Builder text) {
        out.append("{\"text\": ");
        out.quoted(text);
        out.append('}');
    }

    /** Adds all turns, each as a message of its role. */
    public void turns(List<Turn> turns) {
        for (Turn turn : turns) {
            switch (turn) {
                case Turn.System system -> system(system.text());
                case Turn.User user -> user(user.text());
                case Turn.Assistant assistant -> assistant(assistant.text(), assistant.calls());
                case Turn.ToolResult result -> result(result.callId(), result.content());
            }
        }
    }

    /** Adds an assistant turn, with its calls if it makes any. */
    public void assistant(String content, List<ToolCall> calls) {
        open(ASSISTANT, content);
        if (!calls.isEmpty()) {
            out.append(CALLS);
            for (int i = 0; i < calls.size(); i++) {
                if (i > 0) {
                    out.append(NEXT);
                }
                call(calls.get(i));
            }
            out.append(']');
        }
        out.append('}');
    }

    /** Adds a tool result. */
    public void result(String callId, String content) {
        open(RESULT, callId);
        out.append(CONTENT).quoted(content).append('}');
    }

    /** Ends the row with its tools. */
    public void end(List<ToolDefinition> tools) {
        out.append(']');
        if (!tools.isEmpty()) {
            out.append(", \"tools\": ");
            tools(out, tools);
        }
        out.append('}');
    }

    /** Appends a list of tools as JSON, which is the same in rows and in Mistral's texts. */
    public static void tools(Utf8Builder out, List<ToolDefinition> tools) {
        out.append('[');
        for (int i = 0; i < tools.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            tool(out, tools.get(i));
        }
        out.append(']');
    }

    /** Appends one tool as JSON. */
    public static void tool(Utf8Builder out, ToolDefinition tool) {
        out.append("{\"type\": \"function\", \"function\": {\"name\": ");
        out.quoted(tool.name());
        out.append(", \"description\": ");
        out.quoted(tool.description());
        out.append(", \"parameters\": ").append(tool.parameters().text()).append("}}");
    }

    private void open(byte[] head, String field) {
        if (!first) {
            out.append(NEXT);
        }
        first = false;
        out.append(head).quoted(field);
    }

    private void call(ToolCall call) {
        out.append(CALL).quoted(call.id());
        out.append(FUNCTION).quoted(call.name());
        out.append(ARGUMENTS);
        switch (form) {
            case TEXT -> out.quoted(call.arguments().text());
            case OBJECT -> out.append(call.arguments().text());
        }
        out.append(CALL_END);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
