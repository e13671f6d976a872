package dev.modelgate.dialects.dialect;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.Utf8Builder;
import java.util.Optional;

/** Writes conversations in one dialect: first {@link #fit}, then what it gave as a row, as text, or both. */
public interface ConversationWriter {
    /**
     * Makes of a conversation what the dialect can say: ids where it needs them, results in the order of their calls,
     * whatever the policies drop. Every change is a finding.
     *
     * @return the conversation as the dialect will say it; empty after an error, which stands among the findings
     */
    Optional<Conversation> fit(Conversation conversation, WriteOptions options, RowFindings findings);

    /** Appends a fitted conversation as a structured row, one line of JSON without its end. */
    void row(Conversation fitted, Utf8Builder out);

    /** Appends a fitted conversation as the text that a model sees. */
    void text(Conversation fitted, Utf8Builder out);
}
