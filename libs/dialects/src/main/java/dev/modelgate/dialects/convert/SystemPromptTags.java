package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.dialect.ControlText;
import dev.modelgate.dialects.dialect.Delimiter;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import java.util.stream.Stream;

/**
 * Finds in a system prompt what frames turns, calls or results in any dialect, whichever the row is in: a prompt that
 * teaches one format by example contradicts the calls of a row that was converted to another.
 */
final class SystemPromptTags {
    private final ControlText tags = new ControlText(Dialects.all().stream()
            .flatMap(dialect ->
                    Stream.concat(dialect.delimiters().stream().map(Delimiter::text), dialect.callMarkers().stream()))
            .distinct()
            .toList());

    /** Notes the first tag of the system turn, if there are both. */
    void check(Conversation conversation, RowFindings findings) {
        if (!(conversation.turns().getFirst() instanceof Turn.System system)) {
            return;
        }
        String tag = tags.firstIn(system.text());
        if (tag != null) {
            findings.add(
                    FindingCode.TAG_IN_SYSTEM_PROMPT, 0, "The system prompt holds " + tag + "; it was left as it is.");
        }
    }
}
