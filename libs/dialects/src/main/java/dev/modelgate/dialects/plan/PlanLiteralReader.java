package dev.modelgate.dialects.plan;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.dialect.ConversationBuilder;
import dev.modelgate.dialects.dialect.ConversationReader;
import dev.modelgate.dialects.dialect.ReadOptions;
import dev.modelgate.dialects.dialect.TextTurns;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.row.RawMessage;
import dev.modelgate.dialects.row.RawRow;
import java.util.List;
import java.util.Optional;

/** Reads rows of messages whose calls and results stand in the text between the plan's delimiters. */
final class PlanLiteralReader implements ConversationReader {
    private final PlanLiteralAnswers answers = new PlanLiteralAnswers();

    @Override
    public Optional<Conversation> read(RawRow row, ReadOptions options, RowFindings findings) {
        if (row.text().isPresent()) {
            findings.add(
                    FindingCode.UNKNOWN_SHAPE,
                    RowFindings.WHOLE_ROW,
                    "The row is a text; rows of plan-literal have messages.");
            return Optional.empty();
        }
        List<ToolDefinition> tools = row.tools().isEmpty() ? options.tools() : row.tools();
        ConversationBuilder conversation = new ConversationBuilder(findings);
        for (int place = 0; place < row.messages().size(); place++) {
            read(row.messages().get(place), place, options, conversation, findings);
        }
        return conversation.build(tools);
    }

    private void read(
            RawMessage message,
            int place,
            ReadOptions options,
            ConversationBuilder conversation,
            RowFindings findings) {
        String content = message.content();
        switch (message.role()) {
            case "system" -> conversation.system(content, place);
            case "user" -> user(content, place, options, conversation, findings);
            case "assistant" -> {
                if (message.calls().isEmpty()) {
                    TextTurns.parts(answers.parse(content), options.textAfterCalls(), place, findings)
                            .ifPresent(parts -> conversation.assistant(parts.text(), parts.calls(), place));
                } else {
                    conversation.assistant(content, message.calls(), place);
                }
            }
            case "tool" -> conversation.result(message.callId(), content, place);
            default ->
                findings.add(
                        FindingCode.UNKNOWN_ROLE,
                        place,
                        "The role \"" + message.role() + "\" is not system, user, assistant or tool.");
        }
    }

    private static void user(
            String content, int place, ReadOptions options, ConversationBuilder conversation, RowFindings findings) {
        if (!content.startsWith(PlanTokens.RESULTS)) {
            conversation.user(content, place);
            return;
        }
        if (!conversation.awaitsResults()) {
            if (options.orphanResponses() == ReadOptions.Orphans.REFUSE) {
                findings.refuse(FindingCode.RESPONSE_WITHOUT_CALL, place, "A tool response answers no call.");
            } else {
                findings.add(FindingCode.RESPONSE_WITHOUT_CALL, place);
                conversation.user(content, place);
            }
            return;
        }
        int at = 0;
        while (at < content.length()) {
            int close = content.indexOf(PlanTokens.RESULTS_END, at);
            if (close < 0 || !content.startsWith(PlanTokens.RESULTS, at)) {
                findings.add(close < 0 ? FindingCode.UNBALANCED_RESPONSE : FindingCode.TEXT_BESIDE_RESPONSE, place);
                conversation.resultsUnreadable();
                return;
            }
            conversation.result("", content.substring(at + PlanTokens.RESULTS.length(), close), place);
            at = close + PlanTokens.RESULTS_END.length();
        }
    }
}
