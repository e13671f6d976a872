package dev.modelgate.dialects.answer;

import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.json.JsonObject;

/**
 * A whole call in an answer.
 *
 * @param call the call; its id is empty when the answer gives none
 * @param start offset in characters of the call's first marker
 * @param end offset in characters after the call
 */
public record ParsedCall(ToolCall call, int start, int end) {
    public String name() {
        return call.name();
    }

    public JsonObject arguments() {
        return call.arguments();
    }
}
