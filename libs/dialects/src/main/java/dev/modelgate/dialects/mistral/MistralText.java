package dev.modelgate.dialects.mistral;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.StrictJson;
import dev.modelgate.dialects.json.Utf8Builder;
import dev.modelgate.dialects.row.RowWriter;
import java.util.List;

/** Renders conversations as text, control tokens included. */
final class MistralText {
    private final Version version;

    MistralText(Version version) {
        this.version = version;
    }

    void write(Conversation conversation, Utf8Builder out) {
        List<Turn> turns = conversation.turns();
        int toolsBefore = version == Version.V13 ? firstUser(turns) : lastUser(turns);
        out.append(Tokens.BOS);
        for (int i = 0; i < turns.size(); i++) {
            if (i == toolsBefore && !conversation.tools().isEmpty()) {
                out.append(Tokens.TOOLS);
                RowWriter.tools(out, conversation.tools());
                out.append(Tokens.TOOLS_END);
            }
            switch (turns.get(i)) {
                case Turn.System system -> {
                    if (version.hasSystemBlock()) {
                        out.append(Tokens.SYSTEM).append(system.text()).append(Tokens.SYSTEM_END);
                    }
                }
                case Turn.User user -> {
                    out.append(Tokens.USER);
                    if (!version.hasSystemBlock() && i == toolsBefore) {
                        turns.stream()
                                .filter(Turn.System.class::isInstance)
                                .map(Turn.System.class::cast)
                                .forEach(system -> out.append(system.text()).append("\n\n"));
                    }
                    out.append(user.text()).append(Tokens.USER_END);
                }
                case Turn.Assistant assistant -> assistant(assistant, out);
                case Turn.ToolResult result -> result(result, out);
            }
        }
    }

    private void assistant(Turn.Assistant turn, Utf8Builder out) {
        out.append(turn.text());
        if (version.namesCallsInText()) {
            for (ToolCall call : turn.calls()) {
                out.append(Tokens.TOOL_CALLS).append(call.name());
                if (version.writesCallIds()) {
                    out.append(Tokens.CALL_ID).append(call.id());
                }
                out.append(Tokens.ARGS).append(call.arguments().text());
            }
        } else if (!turn.calls().isEmpty()) {
            out.append(Tokens.TOOL_CALLS).append('[');
            String separator = "";
            for (ToolCall call : turn.calls()) {
                out.append(separator).append("{\"name\": ");
                out.quoted(call.name());
                out.append(", \"arguments\": ").append(call.arguments().text()).append(", \"id\": ");
                out.quoted(call.id());
                out.append('}');
                separator = ", ";
            }
            out.append(']');
        }
        out.append(Tokens.EOS);
    }

    private void result(Turn.ToolResult result, Utf8Builder out) {
        out.append(Tokens.TOOL_RESULTS);
        switch (version) {
            case V3 -> {
                out.append("{\"content\": ");
                appendEmbedded(result.content(), out);
                out.append(", \"call_id\": ");
                out.quoted(result.callId());
                out.append('}');
            }
            case V7, V11 ->
                out.append(result.callId()).append(Tokens.TOOL_CONTENT).append(result.content());
            case V13 -> out.append(result.content());
        }
        out.append(Tokens.TOOL_RESULTS_END);
    }

    /**
     * v3 embeds a result that is JSON as that value, as mistral_common does; the Hugging Face template, which mlx_lm trains
     * on, quotes it as text instead. The digits of numbers stay as written, where Python would normalise fractions.
     */
    private static void appendEmbedded(String content, Utf8Builder out) {
        try {
            out.append(StrictJson.DEFAULT.canonical(content));
        } catch (JsonException e) {
            out.quoted(content);
        }
    }

    private static int firstUser(List<Turn> turns) {
        for (int i = 0; i < turns.size(); i++) {
            if (turns.get(i) instanceof Turn.User) {
                return i;
            }
        }
        return -1;
    }

    private static int lastUser(List<Turn> turns) {
        for (int i = turns.size() - 1; i >= 0; i--) {
            if (turns.get(i) instanceof Turn.User) {
                return i;
            }
        }
        return -1;
    }
}
