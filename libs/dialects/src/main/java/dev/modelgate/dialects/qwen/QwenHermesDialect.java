package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.dialect.Capabilities;
import dev.modelgate.dialects.dialect.Capabilities.CallIdRule;
import dev.modelgate.dialects.dialect.Capabilities.SystemTurn;
import dev.modelgate.dialects.dialect.ConversationReader;
import dev.modelgate.dialects.dialect.ConversationWriter;
import dev.modelgate.dialects.dialect.Delimiter;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.dialect.NameRule;
import dev.modelgate.dialects.row.RawRow;
import java.util.List;

/**
 * The format of Qwen2.5 and Qwen3, after NousResearch's Hermes: calls as JSON inside <code>&lt;tool_call&gt;</code>.
 *
 * @see <a href="https://huggingface.co/Qwen/Qwen3-8B/blob/main/tokenizer_config.json">Qwen3's template</a>
 */
public final class QwenHermesDialect implements Dialect {
    private final CallFormat format = new HermesCalls();

    @Override
    public String name() {
        return "qwen-hermes";
    }

    @Override
    public String description() {
        return "Qwen2.5 and Qwen3: JSON calls between <tool_call> and </tool_call>.";
    }

    @Override
    public List<Delimiter> delimiters() {
        return Tags.DELIMITERS;
    }

    @Override
    public List<String> callMarkers() {
        return List.of(Tags.CALL, Tags.CALL_END);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                true, true, true, false, SystemTurn.OWN_BLOCK, CallIdRule.NONE, NameRule.WORD_DASH_DOT_128);
    }

    @Override
    public ConversationReader reader() {
        return new QwenReader(name(), answer -> format);
    }

    @Override
    public ConversationWriter writer() {
        return new QwenWriter(capabilities(), format);
    }

    @Override
    public AnswerParser answers() {
        return format.answers();
    }

    @Override
    public boolean recognises(RawRow row) {
        return row.anyAnswer(EitherAnswers::holdsJson);
    }
}
