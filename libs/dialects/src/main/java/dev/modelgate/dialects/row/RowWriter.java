package dev.modelgate.dialects.row;

import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.json.PythonJson;
import java.util.List;

/** Writes structured rows, <code>messages</code> and <code>tools</code>, as mlx_lm.lora reads them: one line, without its end. */
public final class RowWriter {
    private final StringBuilder out;
    private boolean first = true;

    /** Starts a row at the end of what was written before. */
    public RowWriter(StringBuilder out) {
        this.out = out;
        out.append("{\"messages\": [");
    }

    /** Adds a turn that is only text. */
    public void message(String role, String content) {
        open(role, content);
        out.append('}');
    }

    /** Adds an assistant turn with calls; the arguments are the canonical text as a JSON string. */
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
        PythonJson.appendString(out, callId);
        out.append(", \"content\": ");
        PythonJson.appendString(out, content);
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
    public static void tools(StringBuilder out, List<ToolDefinition> tools) {
        out.append('[');
        for (int i = 0; i < tools.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            tool(out, tools.get(i));
        }
        out.append(']');
    }

    /** Appends one tool as JSON. */
    public static void tool(StringBuilder out, ToolDefinition tool) {
        out.append("{\"type\": \"function\", \"function\": {\"name\": ");
        PythonJson.appendString(out, tool.name());
        out.append(", \"description\": ");
        PythonJson.appendString(out, tool.description());
        out.append(", \"parameters\": ").append(tool.parameters().text()).append("}}");
    }

    private void open(String role, String content) {
        out.append(first ? "" : ", ");
        first = false;
        out.append("{\"role\": \"").append(role).append("\", \"content\": ");
        PythonJson.appendString(out, content);
    }

    private void call(ToolCall call) {
        out.append("{\"id\": ");
        PythonJson.appendString(out, call.id());
        out.append(", \"type\": \"function\", \"function\": {\"name\": ");
        PythonJson.appendString(out, call.name());
        out.append(", \"arguments\": ");
        PythonJson.appendString(out, call.arguments().text());
        out.append("}}");
    }
}
