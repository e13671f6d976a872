package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.dialect.Capabilities;
import dev.modelgate.dialects.dialect.WriteOptions;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.Utf8Builder;
import dev.modelgate.dialects.row.RowWriter;
import java.util.Optional;

/** Writes rows that are one text; so nothing that frames turns may stand in their contents. */
final class ChatmlWriter extends QwenWriter {
    ChatmlWriter(Capabilities capabilities, CallFormat format) {
        super(capabilities, format);
    }

    @Override
    public Optional<Conversation> fit(Conversation conversation, WriteOptions options, RowFindings findings) {
        for (int place = 0; place < conversation.turns().size(); place++) {
            if (conversation.turns().get(place) instanceof Turn.System system && !HermesTools.canHold(system.text())) {
                findings.add(
                        FindingCode.TARGET_CANNOT_SAY,
                        place,
                        "The system prompt declares tools in the template's own words; they would be read as the row's.");
            }
        }
        return super.fit(conversation, options, findings);
    }

    @Override
    public void row(Conversation fitted, Utf8Builder out) {
        Utf8Builder text = new Utf8Builder(1024);
        text(fitted, text);
        RowWriter.text(out, text);
    }

    @Override
    void framed(String token, Turn turn, int place, RowFindings findings) {
        findings.add(
                FindingCode.TARGET_CANNOT_SAY,
                place,
                "The content holds " + token + ", which would be read as the frame of a turn.");
    }
}
