package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.dialect.CallIds;
import dev.modelgate.dialects.dialect.Capabilities;
import dev.modelgate.dialects.dialect.Capabilities.CallIdRule;
import dev.modelgate.dialects.dialect.ControlText;
import dev.modelgate.dialects.dialect.ConversationWriter;
import dev.modelgate.dialects.dialect.Fitting;
import dev.modelgate.dialects.dialect.WriteOptions;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.Utf8Builder;
import dev.modelgate.dialects.row.RowWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes rows as Qwen's templates take them, with arguments as objects, and the text that the templates make of them. What
 * would be read back from the text as something else is not written into rows either, since a model sees the text.
 */
class QwenWriter implements ConversationWriter {
    private final Capabilities capabilities;
    private final CallFormat format;
    private final QwenText text;

    QwenWriter(Capabilities capabilities, CallFormat format) {
        this.capabilities = capabilities;
        this.format = format;
        this.text = new QwenText(format);
    }

    @Override
    public Optional<Conversation> fit(Conversation conversation, WriteOptions options, RowFindings findings) {
        Fitting.check(conversation, capabilities, findings);
        List<Turn> fitted = new ArrayList<>(conversation.turns().size());
        for (Turn turn : conversation.turns()) {
            int place = fitted.size();
            fitted.add(
                    switch (turn) {
                        case Turn.System system -> noting(system, system.text(), place, findings);
                        case Turn.User user -> noting(user, user.text(), place, findings);
                        case Turn.Assistant assistant -> assistant(assistant, conversation, place, findings);
                        case Turn.ToolResult result -> result(result, place, findings);
                    });
        }
        if (findings.refused()) {
            return Optional.empty();
        }
        // Rows name the calls, as their form allows it, though the text cannot.
        List<Turn> named = CallIds.assign(fitted, CallIdRule.ANY, options.callIdSeed(), findings);
        return findings.refused() ? Optional.empty() : Optional.of(conversation.withTurns(named));
    }

    @Override
    public void row(Conversation fitted, Utf8Builder out) {
        RowWriter row = new RowWriter(out, RowWriter.Arguments.OBJECT);
        row.turns(fitted.turns());
        row.end(fitted.tools());
    }

    @Override
    public void text(Conversation fitted, Utf8Builder out) {
        text.write(fitted, out);
    }

    /** What happens to content that holds the text of the tokens that frame turns. */
    void framed(String token, Turn turn, int place, RowFindings findings) {
        ControlText.report(token, turn, place, findings);
    }

    private Turn assistant(Turn.Assistant turn, Conversation conversation, int place, RowFindings findings) {
        String said = turn.text();
        if (!turn.calls().isEmpty()
                && format.stripsTextBesideCalls()
                && !said.strip().equals(said)) {
            said = said.strip();
            findings.add(
                    FindingCode.TRAILING_SPACES,
                    place,
                    "White space around the text beside a call was left out, as the target's chat template does.");
        }
        if (said.isEmpty() && turn.calls().isEmpty()) {
            findings.add(FindingCode.EMPTY_ANSWER, place);
        }
        boolean readAsCall = !format.answers().parse(said).direct()
                || (!turn.calls().isEmpty() && QwenReader.TAGS.firstIn(said) != null);
        if (readAsCall) {
            findings.add(
                    FindingCode.TARGET_CANNOT_SAY,
                    place,
                    "The text holds a call's tags, which the target dialect would read as its own.");
        }
        for (ToolCall call : turn.calls()) {
            format.check(call, conversation.tools(), place, findings);
            noting(turn, call.arguments().text(), place, findings);
        }
        return noting(new Turn.Assistant(said, turn.calls()), said, place, findings);
    }

    private Turn result(Turn.ToolResult result, int place, RowFindings findings) {
        if (!Responses.canHold(result.content())) {
            findings.add(
                    FindingCode.TARGET_CANNOT_SAY,
                    place,
                    "The tool result holds a response's tags, which the target dialect would read as its own.");
        }
        return noting(result, result.content(), place, findings);
    }

    private Turn noting(Turn turn, String content, int place, RowFindings findings) {
        String token = QwenReader.FRAMES.firstIn(content);
        if (token != null) {
            framed(token, turn, place, findings);
        }
        return turn;
    }
}
