package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.json.Utf8Builder;
import java.util.List;
import java.util.Optional;

/** Renders conversations as ChatML: <code>&lt;|im_start|&gt;role</code>, a line break, the content, <code>&lt;|im_end|&gt;</code>. */
final class QwenText {
    private final CallFormat format;

    QwenText(CallFormat format) {
        this.format = format;
    }

    void write(Conversation conversation, Utf8Builder out) {
        List<Turn> turns = conversation.turns();
        boolean ownSystem = turns.getFirst() instanceof Turn.System;
        if (!ownSystem && !conversation.tools().isEmpty()) {
            open("system", out);
            format.system(Optional.empty(), conversation.tools(), out);
            close(out);
        }
        for (int i = 0; i < turns.size(); i++) {
            switch (turns.get(i)) {
                case Turn.System system -> {
                    open("system", out);
                    format.system(Optional.of(system.text()), conversation.tools(), out);
                    close(out);
                }
                case Turn.User user -> {
                    open("user", out);
                    out.append(user.text());
                    close(out);
                }
                case Turn.Assistant assistant -> assistant(assistant, out);
                case Turn.ToolResult result ->
                    result(
                            result,
                            i > 0 && turns.get(i - 1) instanceof Turn.ToolResult,
                            i + 1 < turns.size() && turns.get(i + 1) instanceof Turn.ToolResult,
                            out);
            }
        }
    }

    private void assistant(Turn.Assistant turn, Utf8Builder out) {
        open("assistant", out);
        out.append(turn.text());
        String separator = turn.text().isEmpty() ? "" : format.separator();
        for (ToolCall call : turn.calls()) {
            out.append(separator);
            format.call(call, out);
            separator = "\n";
        }
        close(out);
    }

    private void result(Turn.ToolResult result, boolean follows, boolean goesOn, Utf8Builder out) {
        if (!follows) {
            open("user", out);
        }
        out.append(Tags.RESPONSE).append('\n').append(result.content()).append('\n');
        out.append(Tags.RESPONSE_END).append(goesOn || format.breaksAfterLastResult() ? "\n" : "");
        if (!goesOn) {
            close(out);
        }
    }

    private static void open(String role, Utf8Builder out) {
        out.append(Tags.TURN).append(role).append('\n');
    }

    private static void close(Utf8Builder out) {
        out.append(Tags.TURN_END).append('\n');
    }
}
