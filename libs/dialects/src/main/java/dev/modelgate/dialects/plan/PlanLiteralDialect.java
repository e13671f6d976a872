package dev.modelgate.dialects.plan;

import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.dialect.Capabilities;
import dev.modelgate.dialects.dialect.Capabilities.CallIdRule;
import dev.modelgate.dialects.dialect.Capabilities.SystemTurn;
import dev.modelgate.dialects.dialect.ConversationReader;
import dev.modelgate.dialects.dialect.ConversationWriter;
import dev.modelgate.dialects.dialect.Delimiter;
import dev.modelgate.dialects.dialect.Delimiter.Use;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.dialect.NameRule;
import dev.modelgate.dialects.row.RawRow;
import java.util.List;

/**
 * The format that the first evaluation plan wrote down for Devstral: JSON calls between <code>[TOOL_CALLS]</code> and
 * <code>[/TOOL_CALLS]</code>. No version of Mistral's tokenizers has it; it is a dialect of its own.
 */
public final class PlanLiteralDialect implements Dialect {
    private final AnswerParser answers = new PlanLiteralAnswers();

    @Override
    public String name() {
        return "plan-literal";
    }

    @Override
    public String description() {
        return "The evaluation plan's own format: JSON calls between [TOOL_CALLS] and [/TOOL_CALLS]; no model was trained on it.";
    }

    @Override
    public List<Delimiter> delimiters() {
        return List.of(
                new Delimiter(PlanTokens.CALLS, Use.CALL),
                new Delimiter(PlanTokens.CALLS_END, Use.CALL),
                new Delimiter(PlanTokens.RESULTS, Use.RESULT),
                new Delimiter(PlanTokens.RESULTS_END, Use.RESULT));
    }

    @Override
    public List<String> callMarkers() {
        return List.of(PlanTokens.CALLS, PlanTokens.CALLS_END);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                true, true, false, true, SystemTurn.OWN_BLOCK, CallIdRule.NONE, NameRule.WORD_OR_DASH_64);
    }

    @Override
    public ConversationReader reader() {
        return new PlanLiteralReader();
    }

    @Override
    public ConversationWriter writer() {
        return new PlanLiteralWriter(capabilities());
    }

    @Override
    public AnswerParser answers() {
        return answers;
    }

    @Override
    public boolean recognises(RawRow row) {
        return row.anyAnswer(text -> text.contains(PlanTokens.CALLS_END))
                || row.anyUserTurn(text -> text.startsWith(PlanTokens.RESULTS));
    }
}
