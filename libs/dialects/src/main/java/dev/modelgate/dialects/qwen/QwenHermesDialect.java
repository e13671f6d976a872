package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.dialect.ConversationReader;
import dev.modelgate.dialects.dialect.ConversationWriter;
import dev.modelgate.dialects.row.RawRow;
import java.util.List;

/**
 * The format of Qwen2.5 and Qwen3, after NousResearch's Hermes: calls as JSON inside <code>&lt;tool_call&gt;</code>.
 *
 * @see <a href="https://huggingface.co/Qwen/Qwen3-8B/blob/main/tokenizer_config.json">Qwen3's template</a>
 */
public final class QwenHermesDialect extends QwenDialect {
    private final CallFormat format = new HermesCalls();

    public QwenHermesDialect() {
        super(
                "qwen-hermes",
                "Qwen2.5 and Qwen3: JSON calls between <tool_call> and </tool_call>.",
                List.of(Tags.CALL, Tags.CALL_END));
    }

    @Override
    public ConversationReader reader() {
        return new QwenReader(name(), answer -> format);
    }

    @Override
    public ConversationWriter writer() {
        return new QwenWriter(CAPABILITIES, format);
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
