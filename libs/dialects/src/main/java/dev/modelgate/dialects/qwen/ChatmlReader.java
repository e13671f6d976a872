package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.dialect.ConversationReader;
import dev.modelgate.dialects.dialect.ReadOptions;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.row.RawMessage;
import dev.modelgate.dialects.row.RawRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads rows that are one text; calls in it may be JSON or tags. */
final class ChatmlReader implements ConversationReader {
    private final QwenReader turns;

    ChatmlReader(QwenReader turns) {
        this.turns = turns;
    }

    @Override
    public Optional<Conversation> read(RawRow row, ReadOptions options, RowFindings findings) {
        if (row.text().isEmpty()) {
            findings.add(
                    FindingCode.UNKNOWN_SHAPE,
                    RowFindings.WHOLE_ROW,
                    "The row has messages; rows of chatml are texts (messages are read as qwen-hermes or qwen-xml).");
            return Optional.empty();
        }
        List<RawMessage> messages = new ArrayList<>(ChatmlTurns.read(row.text().get(), findings));
        if (findings.refused()) {
            return Optional.empty();
        }
        List<ToolDefinition> tools = row.tools();
        if (messages.getFirst().role().equals("system")) {
            HermesTools.Declared declared = HermesTools.read(messages.getFirst().content(), 0, findings);
            if (!declared.tools().isEmpty()) {
                tools = declared.tools();
                messages.removeFirst();
                declared.system().ifPresent(text -> messages.addFirst(new RawMessage("system", text, List.of(), "")));
            }
        }
        if (findings.refused()) {
            return Optional.empty();
        }
        return turns.read(new RawRow(messages, Optional.empty(), tools), options, findings);
    }
}
