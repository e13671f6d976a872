package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.dialect.ConversationReader;
import dev.modelgate.dialects.dialect.ConversationWriter;
import dev.modelgate.dialects.row.RawRow;
import java.util.List;

/**
 * Rows of <code>text</code> that hold the turns as ChatML frames them. Calls are written as <code>qwen-hermes</code> does,
 * tools as Qwen's templates declare them in the system turn, so that both are read back wholly.
 */
public final class ChatmlDialect extends QwenDialect {
    private final CallFormat hermes = new HermesCalls();
    private final EitherAnswers answers = new EitherAnswers(hermes, new XmlCalls());

    public ChatmlDialect() {
        super(
                "chatml",
                "Rows that are one text of ChatML turns; calls are written as JSON, and read as JSON or tags.",
                List.of(Tags.CALL, Tags.CALL_END, Tags.FUNCTION, Tags.FUNCTION_END));
    }

    @Override
    public ConversationReader reader() {
        return new ChatmlReader(new QwenReader(name(), answers::format));
    }

    @Override
    public ConversationWriter writer() {
        return new ChatmlWriter(CAPABILITIES, hermes);
    }

    @Override
    public AnswerParser answers() {
        return answers;
    }

    @Override
    public boolean recognises(RawRow row) {
        return row.text().filter(text -> text.contains(Tags.TURN)).isPresent();
    }
}
