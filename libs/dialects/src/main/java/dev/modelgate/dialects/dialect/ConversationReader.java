package dev.modelgate.dialects.dialect;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.row.RawRow;
import java.util.Optional;

/** Reads rows of one dialect. */
public interface ConversationReader {
    /**
     * Reads one row.
     *
     * @return the conversation; empty after an error, which stands among the findings
     */
    Optional<Conversation> read(RawRow row, ReadOptions options, RowFindings findings);
}
