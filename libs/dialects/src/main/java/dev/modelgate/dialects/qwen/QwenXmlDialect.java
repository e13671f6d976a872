package dev.modelgate.dialects.qwen;

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
import java.util.List;
import java.util.Optional;

/**
 * Qwen3-Coder's format: calls as tags for function and parameters inside <code>&lt;tool_call&gt;</code>, nothing escaped.
 *
 * @see <a href="https://huggingface.co/Qwen/Qwen3-Coder-30B-A3B-Instruct/blob/main/chat_template.jinja">its template</a>
 */
public final class QwenXmlDialect implements Dialect {
    private final AnswerParser answers = new QwenXmlAnswers();

    @Override
    public String name() {
        return "qwen-xml";
    }

    @Override
    public String description() {
        return "Qwen3-Coder: <tool_call> with <function=…> and <parameter=…> tags, values unescaped and untyped.";
    }

    @Override
    public List<Delimiter> delimiters() {
        return List.of(
                new Delimiter(Tags.TURN, Use.TURN),
                new Delimiter(Tags.TURN_END, Use.TURN),
                new Delimiter(Tags.CALL, Use.CALL),
                new Delimiter(Tags.CALL_END, Use.CALL),
                new Delimiter(Tags.RESPONSE, Use.RESULT),
                new Delimiter(Tags.RESPONSE_END, Use.RESULT));
    }

    @Override
    public List<String> callMarkers() {
        return List.of(Tags.CALL, Tags.CALL_END, Tags.FUNCTION, Tags.FUNCTION_END);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                true, true, true, false, SystemTurn.OWN_BLOCK, CallIdRule.NONE, NameRule.WORD_DASH_DOT_128);
    }

    @Override
    public ConversationReader reader() {
        return new QwenXmlReader();
    }

    @Override
    public Optional<ConversationWriter> writer() {
        return Optional.empty();
    }

    @Override
    public AnswerParser answers() {
        return answers;
    }
}
