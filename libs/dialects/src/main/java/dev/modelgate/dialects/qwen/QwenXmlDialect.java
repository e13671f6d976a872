package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.dialect.ConversationReader;
import dev.modelgate.dialects.dialect.ConversationWriter;
import dev.modelgate.dialects.row.RawRow;
import java.util.List;

/**
 * Qwen3-Coder's format: calls as tags for function and parameters inside <code>&lt;tool_call&gt;</code>, nothing escaped.
 *
 * @see <a href="https://huggingface.co/Qwen/Qwen3-Coder-30B-A3B-Instruct/blob/main/chat_template.jinja">its template</a>
 */
public final class QwenXmlDialect extends QwenDialect {
    private final CallFormat format = new XmlCalls();

    public QwenXmlDialect() {
        super(
                "qwen-xml",
                "Qwen3-Coder: <tool_call> with <function=…> and <parameter=…> tags, values unescaped and untyped.",
                List.of(Tags.CALL, Tags.CALL_END, Tags.FUNCTION, Tags.FUNCTION_END));
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
        return row.anyAnswer(EitherAnswers::holdsTags) || isOnlyAnswered(row);
    }

    /** Tool responses without any call: both of Qwen's formats write them, and both are read alike. */
    private static boolean isOnlyAnswered(RawRow row) {
        return row.anyUserTurn(text -> text.contains(Tags.RESPONSE)) && !row.anyAnswer(EitherAnswers::holdsJson);
    }
}
