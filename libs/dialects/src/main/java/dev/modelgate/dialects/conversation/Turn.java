package dev.modelgate.dialects.conversation;

import java.util.List;
import java.util.Objects;

/** One turn of a conversation. Texts are never null and never trimmed. */
public sealed interface Turn {

    /** What the model is told before anything else. */
    record System(String text) implements Turn {
        public System {
            Objects.requireNonNull(text, "text");
        }
    }

    /** What the user says. */
    record User(String text) implements Turn {
        public User {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * What the model says: text first, then calls; either may be absent.
     *
     * @param text the text before the calls; empty when there is none
     * @param calls the calls, in their order; empty for a direct answer
     */
    record Assistant(String text, List<ToolCall> calls) implements Turn {
        public Assistant {
            Objects.requireNonNull(text, "text");
            calls = List.copyOf(calls);
        }

        public Assistant(String text) {
            this(text, List.of());
        }
    }

    /**
     * What a tool gave back.
     *
     * @param callId the id of the call that this answers; empty when the dialect has none, then results answer calls by
     *     their order
     * @param content the result, as the model sees it
     */
    record ToolResult(String callId, String content) implements Turn {
        public ToolResult {
            Objects.requireNonNull(callId, "callId");
            Objects.requireNonNull(content, "content");
        }

        public ToolResult(String content) {
            this("", content);
        }
    }
}
