package dev.modelgate.dialects.openai;

import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.dialect.Capabilities;
import dev.modelgate.dialects.dialect.Capabilities.CallIdRule;
import dev.modelgate.dialects.dialect.Capabilities.SystemTurn;
import dev.modelgate.dialects.dialect.ConversationReader;
import dev.modelgate.dialects.dialect.ConversationWriter;
import dev.modelgate.dialects.dialect.Delimiter;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.dialect.MessagesReader;
import dev.modelgate.dialects.dialect.NameRule;
import dev.modelgate.dialects.row.RawRow;
import java.util.List;

/**
 * The messages of OpenAI's chat completions, which fine-tuning files of many vendors share: calls as
 * <code>tool_calls</code>, results with the role <code>tool</code>. Text is only text here, whatever tags it holds.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/create">its reference</a>
 */
public final class OpenAiDialect implements Dialect {
    private final AnswerParser answers = new OpenAiAnswers();

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public String description() {
        return "OpenAI's chat messages: calls as tool_calls, results with the role tool; no text format of its own.";
    }

    @Override
    public List<Delimiter> delimiters() {
        return List.of();
    }

    @Override
    public List<String> callMarkers() {
        return List.of(OpenAiAnswers.MARKER);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                true, true, true, false, SystemTurn.OWN_BLOCK, CallIdRule.ANY, NameRule.WORD_OR_DASH_64);
    }

    @Override
    public ConversationReader reader() {
        return MessagesReader.ofPlainText();
    }

    @Override
    public ConversationWriter writer() {
        return new OpenAiWriter(capabilities());
    }

    @Override
    public AnswerParser answers() {
        return answers;
    }

    /** Messages alone are no mark: rows of every dialect have them. What bears no other mark is read as this dialect. */
    @Override
    public boolean recognises(RawRow row) {
        return false;
    }
}
