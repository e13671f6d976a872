package dev.modelgate.dialects.conversation;

import java.util.List;

/**
 * What every dialect is read into and written from: the tools a model may call, and the turns in their order. It holds
 * contents only, never a dialect's framing (tags, control tokens, separators).
 *
 * @param tools the declared tools, in their order; empty when none are declared
 * @param turns the turns, in their order
 */
public record Conversation(List<ToolDefinition> tools, List<Turn> turns) {
    public Conversation {
        tools = List.copyOf(tools);
        turns = List.copyOf(turns);
    }

    /** The same turns with other tools. */
    public Conversation withTools(List<ToolDefinition> others) {
        return new Conversation(others, turns);
    }

    /** The same tools with other turns. */
    public Conversation withTurns(List<Turn> others) {
        return new Conversation(tools, others);
    }

    /** How many calls all assistant turns make together. */
    public int callCount() {
        int count = 0;
        for (Turn turn : turns) {
            if (turn instanceof Turn.Assistant assistant) {
                count += assistant.calls().size();
            }
        }
        return count;
    }

    /** How many tool results the conversation holds. */
    public int resultCount() {
        int count = 0;
        for (Turn turn : turns) {
            if (turn instanceof Turn.ToolResult) {
                count++;
            }
        }
        return count;
    }
}
