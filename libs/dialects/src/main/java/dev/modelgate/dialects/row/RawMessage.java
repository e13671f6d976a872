package dev.modelgate.dialects.row;

import dev.modelgate.dialects.conversation.ToolCall;
import java.util.List;

/**
 * One element of <code>messages</code>, before a dialect looks into its content.
 *
 * @param role the role as written
 * @param content the content; empty when it is null or missing
 * @param calls the element's <code>tool_calls</code>
 * @param callId the element's <code>tool_call_id</code>; empty when it has none
 */
public record RawMessage(String role, String content, List<ToolCall> calls, String callId) {}
