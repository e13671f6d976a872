package dev.modelgate.dialects.dialect;

import dev.modelgate.dialects.answer.AnswerBuilder;
import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.row.RawMessage;
import dev.modelgate.dialects.row.RawRow;
import java.util.List;
import java.util.Optional;

/**
 * Reads rows of messages whose calls are <code>tool_calls</code> and whose results have the role <code>tool</code>. Calls
 * that stand in an assistant turn's text instead, as the dialect's models answer, are read too.
 */
public final class MessagesReader implements ConversationReader {
    private final AnswerParser answers;

    public MessagesReader(AnswerParser answers) {
        this.answers = answers;
    }

    /** Reads rows whose texts hold no calls, whatever they look like. */
    public static MessagesReader ofPlainText() {
        return new MessagesReader((raw, tools) -> {
            AnswerBuilder answer = new AnswerBuilder(raw);
            answer.text(0, raw.length());
            return answer.build();
        });
    }

    @Override
    public Optional<Conversation> read(RawRow row, ReadOptions options, RowFindings findings) {
        if (row.text().isPresent()) {
            findings.add(
                    FindingCode.UNKNOWN_SHAPE,
                    RowFindings.WHOLE_ROW,
                    "The row is a text; rows of this dialect have messages.");
            return Optional.empty();
        }
        List<ToolDefinition> tools = row.tools().isEmpty() ? options.tools() : row.tools();
        ConversationBuilder conversation = new ConversationBuilder(findings);
        for (int place = 0; place < row.messages().size(); place++) {
            RawMessage message = row.messages().get(place);
            switch (message.role()) {
                case "system" -> conversation.system(message.content(), place);
                case "user" -> conversation.user(message.content(), place);
                case "assistant" -> assistant(message, place, tools, options, conversation, findings);
                case "tool" -> {
                    if (message.callId().isEmpty()) {
                        findings.add(FindingCode.TOOL_TURN_WITHOUT_ID, place);
                    }
                    conversation.result(message.callId(), message.content(), place);
                }
                default ->
                    findings.add(
                            FindingCode.UNKNOWN_ROLE,
                            place,
                            "The role \"" + message.role() + "\" is not system, user, assistant or tool.");
            }
        }
        return conversation.build(tools);
    }

    private void assistant(
            RawMessage message,
            int place,
            List<ToolDefinition> tools,
            ReadOptions options,
            ConversationBuilder conversation,
            RowFindings findings) {
        if (!message.calls().isEmpty()) {
            conversation.assistant(message.content(), message.calls(), place);
            return;
        }
        TextTurns.parts(answers.parse(message.content(), tools), options.textAfterCalls(), place, findings)
                .ifPresent(parts -> conversation.assistant(parts.text(), parts.calls(), place));
    }
}
