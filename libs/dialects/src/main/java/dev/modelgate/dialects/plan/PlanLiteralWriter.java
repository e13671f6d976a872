package dev.modelgate.dialects.plan;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.dialect.CallIds;
import dev.modelgate.dialects.dialect.Capabilities;
import dev.modelgate.dialects.dialect.ControlText;
import dev.modelgate.dialects.dialect.ConversationWriter;
import dev.modelgate.dialects.dialect.Fitting;
import dev.modelgate.dialects.dialect.WriteOptions;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.Utf8Builder;
import dev.modelgate.dialects.row.RowWriter;
import java.util.List;
import java.util.Optional;

/**
 * Writes calls and results into the text of turns, since no chat template has this format: a result is a user turn. The
 * rendered text frames the turns as the template of the plan's candidate (Mistral v13) does.
 */
final class PlanLiteralWriter implements ConversationWriter {
    private static final ControlText CONTROL = new ControlText(
            List.of(PlanTokens.CALLS, PlanTokens.CALLS_END, PlanTokens.RESULTS, PlanTokens.RESULTS_END));

    private final Capabilities capabilities;

    PlanLiteralWriter(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    @Override
    public Optional<Conversation> fit(Conversation conversation, WriteOptions options, RowFindings findings) {
        Fitting.check(conversation, capabilities, findings);
        for (int place = 0; place < conversation.turns().size(); place++) {
            String content = switch (conversation.turns().get(place)) {
                case Turn.System system -> system.text();
                case Turn.User user -> user.text();
                case Turn.Assistant assistant -> assistant.text();
                case Turn.ToolResult result -> result.content();
            };
            String token = CONTROL.firstIn(content);
            if (token != null) {
                findings.add(
                        FindingCode.TARGET_CANNOT_SAY,
                        place,
                        "The content holds " + token + ", which the target dialect would read as its own.");
            }
        }
        if (findings.refused()) {
            return Optional.empty();
        }
        List<Turn> ordered =
                CallIds.assign(conversation.turns(), capabilities.callIds(), options.callIdSeed(), findings);
        return findings.refused() ? Optional.empty() : Optional.of(conversation.withTurns(ordered));
    }

    @Override
    public void row(Conversation fitted, Utf8Builder out) {
        RowWriter row = new RowWriter(out, RowWriter.Arguments.TEXT);
        StringBuilder results = new StringBuilder();
        for (Turn turn : fitted.turns()) {
            if (turn instanceof Turn.ToolResult result) {
                results.append(PlanTokens.RESULTS).append(result.content()).append(PlanTokens.RESULTS_END);
                continue;
            }
            if (!results.isEmpty()) {
                row.user(results.toString());
                results.setLength(0);
            }
            switch (turn) {
                case Turn.System system -> row.system(system.text());
                case Turn.User user -> row.user(user.text());
                case Turn.Assistant assistant -> row.assistant(said(assistant), List.of());
                case Turn.ToolResult result -> throw new IllegalStateException("Results were handled above.");
            }
        }
        row.end(fitted.tools());
    }

    @Override
    public void text(Conversation fitted, Utf8Builder out) {
        out.append("<s>");
        boolean toolsWritten = fitted.tools().isEmpty();
        Turn before = null;
        for (Turn turn : fitted.turns()) {
            if (before instanceof Turn.ToolResult && !(turn instanceof Turn.ToolResult)) {
                out.append("[/INST]");
            }
            switch (turn) {
                case Turn.System system ->
                    out.append("[SYSTEM_PROMPT]").append(system.text()).append("[/SYSTEM_PROMPT]");
                case Turn.User user -> {
                    if (!toolsWritten) {
                        out.append("[AVAILABLE_TOOLS]");
                        RowWriter.tools(out, fitted.tools());
                        out.append("[/AVAILABLE_TOOLS]");
                        toolsWritten = true;
                    }
                    out.append("[INST]").append(user.text()).append("[/INST]");
                }
                case Turn.Assistant assistant -> out.append(said(assistant)).append("</s>");
                case Turn.ToolResult result ->
                    out.append(before instanceof Turn.ToolResult ? "" : "[INST]")
                            .append(PlanTokens.RESULTS)
                            .append(result.content())
                            .append(PlanTokens.RESULTS_END);
            }
            before = turn;
        }
    }

    private static String said(Turn.Assistant turn) {
        if (turn.calls().isEmpty()) {
            return turn.text();
        }
        Utf8Builder said = new Utf8Builder(256)
                .append(turn.text())
                .append(PlanTokens.CALLS)
                .append('[');
        String separator = "";
        for (ToolCall call : turn.calls()) {
            said.append(separator).append("{\"name\": ");
            said.quoted(call.name());
            said.append(", \"arguments\": ").append(call.arguments().text()).append('}');
            separator = ", ";
        }
        return said.append(']').append(PlanTokens.CALLS_END).toString();
    }
}
