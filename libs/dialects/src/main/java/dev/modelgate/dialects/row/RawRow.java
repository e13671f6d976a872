package dev.modelgate.dialects.row;

import dev.modelgate.dialects.conversation.ToolDefinition;
import java.util.List;
import java.util.Optional;

/**
 * One row as it lies in a file, before a dialect looks into it: either messages or a text that holds the turns.
 *
 * @param messages the row's <code>messages</code>; empty when it is a text
 * @param text the row's <code>text</code>
 * @param tools the tools that the row declares
 */
public record RawRow(List<RawMessage> messages, Optional<String> text, List<ToolDefinition> tools) {}
