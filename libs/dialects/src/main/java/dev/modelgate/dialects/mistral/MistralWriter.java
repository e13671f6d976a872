package dev.modelgate.dialects.mistral;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.dialect.CallIds;
import dev.modelgate.dialects.dialect.Capabilities;
import dev.modelgate.dialects.dialect.ControlText;
import dev.modelgate.dialects.dialect.ConversationWriter;
import dev.modelgate.dialects.dialect.Fitting;
import dev.modelgate.dialects.dialect.Unsayable;
import dev.modelgate.dialects.dialect.WriteOptions;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.Utf8Builder;
import dev.modelgate.dialects.row.RowWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes all versions: rows as mlx_lm.lora reads them, and the text that mistral_common renders from them. */
final class MistralWriter implements ConversationWriter {
    private static final ControlText CONTROL = new ControlText(List.of(
            Tokens.EOS,
            Tokens.BOS,
            Tokens.USER,
            Tokens.USER_END,
            Tokens.TOOL_CALLS,
            Tokens.ARGS,
            Tokens.CALL_ID,
            Tokens.TOOL_RESULTS,
            Tokens.TOOL_RESULTS_END,
            Tokens.TOOL_CONTENT,
            Tokens.TOOLS,
            Tokens.TOOLS_END,
            Tokens.SYSTEM,
            Tokens.SYSTEM_END));

    private final Version version;
    private final Capabilities capabilities;
    private final MistralText text;

    MistralWriter(Version version, Capabilities capabilities) {
        this.version = version;
        this.capabilities = capabilities;
        this.text = new MistralText(version);
    }

    @Override
    public Optional<Conversation> fit(Conversation conversation, WriteOptions options, RowFindings findings) {
        Fitting.check(conversation, capabilities, findings);
        List<Turn> fitted = new ArrayList<>(conversation.turns().size());
        for (Turn turn : conversation.turns()) {
            int place = fitted.size();
            fitted.add(
                    switch (turn) {
                        case Turn.Assistant assistant -> assistant(assistant, place, options, findings);
                        case Turn.System system -> noting(system, system.text(), place, findings);
                        case Turn.User user -> noting(user, user.text(), place, findings);
                        case Turn.ToolResult result -> noting(result, result.content(), place, findings);
                    });
        }
        if (findings.refused()) {
            return Optional.empty();
        }
        List<Turn> named = CallIds.assign(fitted, capabilities.callIds(), options.callIdSeed(), findings);
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
        text.write(fitted, out);
    }

    private Turn assistant(Turn.Assistant turn, int place, WriteOptions options, RowFindings findings) {
        String said = withoutTrailingSpaces(turn.text());
        if (said.length() < turn.text().length()) {
            findings.add(
                    FindingCode.TRAILING_SPACES,
                    place,
                    "The spaces at the end of an assistant turn were left out, as mistral_common does.");
        }
        if (said.isEmpty() && turn.calls().isEmpty()) {
            findings.add(FindingCode.EMPTY_ANSWER, place);
        }
        if (!said.isEmpty() && !turn.calls().isEmpty() && !version.hasSystemBlock()) {
            if (options.textBesideCalls() == Unsayable.REFUSE) {
                findings.add(
                        FindingCode.TARGET_CANNOT_SAY, place, "The target dialect cannot hold text beside a call.");
            } else {
                findings.add(
                        FindingCode.TEXT_BESIDE_CALL_DROPPED,
                        place,
                        said.length() + " characters of text beside a call were dropped, as the policy says.");
                said = "";
            }
        }
        for (ToolCall call : turn.calls()) {
            noting(turn, call.arguments().text(), place, findings);
        }
        return noting(new Turn.Assistant(said, turn.calls()), said, place, findings);
    }

    private static Turn noting(Turn turn, String content, int place, RowFindings findings) {
        String token = CONTROL.firstIn(content);
        if (token != null) {
            ControlText.report(token, turn, place, findings);
        }
        return turn;
    }

    /** What mistral_common does to every assistant turn: rstrip(" "). */
    private static String withoutTrailingSpaces(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }
}
