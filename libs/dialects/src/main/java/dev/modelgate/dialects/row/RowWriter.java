package dev.modelgate.dialects.row;

import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.json.Utf8Builder;
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

    private final Utf8Builder out;
    private final Arguments form;
    private boolean first = true;

    /** Starts a row at the end of what was written before. */
    public RowWriter(Utf8Builder out, Arguments form) {
        this.out = out;
        this.form = form;
        out.append("{\"messages\": [");
    }

    /** Adds a turn that is only text. */
    public void message(String role, String content) {
        open(role, content);
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
                case Turn.System system -> message("system", system.text());
                case Turn.User user -> message("user", user.text());
                case Turn.Assistant assistant -> assistant(assistant.text(), assistant.calls());
                case Turn.ToolResult result -> result(result.callId(), result.content());
            }
        }
    }

    /** Adds an assistant turn, with its calls if it makes any. */
    public void assistant(String content, List<ToolCall> calls) {
        open("assistant", content);
        if (!calls.isEmpty()) {
            out.append(", \"tool_calls\": [");
            for (int i = 0; i < calls.size(); i++) {
                out.append(i == 0 ? "" : ", ");
                call(calls.get(i));
            }
            out.append(']');
        }
        out.append('}');
    }

    /** Adds a tool result. */
    public void result(String callId, String content) {
        out.append(first ? "" : ", ");
        first = false;
        out.append("{\"role\": \"tool\", \"tool_call_id\": ");
        out.quoted(callId);
        out.append(", \"content\": ");
        out.quoted(content);
        out.append('}');
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

    private void open(String role, String content) {
        out.append(first ? "" : ", ");
        first = false;
        out.append("{\"role\": \"").append(role).append("\", \"content\": ");
        out.quoted(content);
    }

    private void call(ToolCall call) {
        out.append("{\"id\": ");
        out.quoted(call.id());
        out.append(", \"type\": \"function\", \"function\": {\"name\": ");
        out.quoted(call.name());
        out.append(", \"arguments\": ");
        switch (form) {
            case TEXT -> out.quoted(call.arguments().text());
            case OBJECT -> out.append(call.arguments().text());
        }
        out.append("}}");
    }
}
