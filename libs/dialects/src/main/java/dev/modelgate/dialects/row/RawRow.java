package dev.modelgate.dialects.row;

import dev.modelgate.dialects.conversation.ToolDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One row as it lies in a file, before a dialect looks into it: either messages or a text that holds the turns.
 *
 * @param messages the row's <code>messages</code>; empty when it is a text
 * @param text the row's <code>text</code>
 * @param tools the tools that the row declares
 */
public record RawRow(List<RawMessage> messages, Optional<String> text, List<ToolDefinition> tools) {

    /** Whether the text of an assistant turn is such; turns with <code>tool_calls</code> hold no calls in their text. */
    public boolean anyAnswer(Predicate<String> such) {
        return messages.stream()
                .anyMatch(message -> message.role().equals("assistant")
                        && message.calls().isEmpty()
                        && such.test(message.content()));
    }

    /** Whether the text of a user turn is such. */
    public boolean anyUserTurn(Predicate<String> such) {
        return messages.stream().anyMatch(message -> message.role().equals("user") && such.test(message.content()));
    }
}
