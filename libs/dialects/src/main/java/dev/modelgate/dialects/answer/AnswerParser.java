package dev.modelgate.dialects.answer;

import dev.modelgate.dialects.conversation.ToolDefinition;
import java.util.List;

/**
 * Finds the calls in what a model answered. It never guesses: what is not wholly a call of the dialect is an error with
 * its place, and whatever follows an error that leaves the structure unknown is not read for calls. It throws nothing,
 * whatever the text.
 */
public interface AnswerParser {
    /**
     * Parses one raw answer. A dialect whose arguments have no types (<code>qwen-xml</code>) gives each argument the type
     * that its tool's schema asks for, when the value is exactly that type's JSON text; without a schema it stays a string.
     *
     * @param raw the answer as it was decoded, control tokens included
     * @param tools the tools that the model was offered
     */
    ParsedAnswer parse(String raw, List<ToolDefinition> tools);

    /** Parses one raw answer without knowing the tools. */
    default ParsedAnswer parse(String raw) {
        return parse(raw, List.of());
    }
}
