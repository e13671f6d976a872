package dev.modelgate.dialects.openai;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.dialect.CallIds;
import dev.modelgate.dialects.dialect.Capabilities;
import dev.modelgate.dialects.dialect.ConversationWriter;
import dev.modelgate.dialects.dialect.Fitting;
import dev.modelgate.dialects.dialect.WriteOptions;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.Utf8Builder;
import dev.modelgate.dialects.row.RowWriter;
import java.util.List;
import java.util.Optional;

/** Writes messages. What a model sees of them is the provider's secret, so the text is the messages themselves, as JSON. */
final class OpenAiWriter implements ConversationWriter {
    private final Capabilities capabilities;

    OpenAiWriter(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    @Override
    public Optional<Conversation> fit(Conversation conversation, WriteOptions options, RowFindings findings) {
        Fitting.check(conversation, capabilities, findings);
        for (int place = 0; place < conversation.turns().size(); place++) {
            boolean empty = conversation.turns().get(place) instanceof Turn.Assistant assistant
                    && assistant.text().isEmpty()
                    && assistant.calls().isEmpty();
            if (empty) {
                findings.add(FindingCode.EMPTY_ANSWER, place);
            }
        }
        if (findings.refused()) {
            return Optional.empty();
        }
        List<Turn> named = CallIds.assign(conversation.turns(), capabilities.callIds(), options.callIdSeed(), findings);
        return findings.refused() ? Optional.empty() : Optional.of(conversation.withTurns(named));
    }

    @Override
    public void row(Conversation fitted, Utf8Builder out) {
        RowWriter row = new RowWriter(out, RowWriter.Arguments.TEXT);
        row.turns(fitted.turns());
        row.end(fitted.tools());
    }

    @Override
    public void text(Conversation fitted, Utf8Builder out) {
        row(fitted, out);
    }
}
