package dev.modelgate.dialects.mistral;

import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.dialect.Capabilities;
import dev.modelgate.dialects.dialect.Capabilities.CallIdRule;
import dev.modelgate.dialects.dialect.Capabilities.SystemTurn;
import dev.modelgate.dialects.dialect.ConversationReader;
import dev.modelgate.dialects.dialect.ConversationWriter;
import dev.modelgate.dialects.dialect.Delimiter;
import dev.modelgate.dialects.dialect.Delimiter.Use;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.dialect.MessagesReader;
import dev.modelgate.dialects.dialect.NameRule;
import dev.modelgate.dialects.row.RawRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Mistral's formats, one per version of its tokenizers, byte for byte as mistral_common 1.12 writes them.
 *
 * @see <a href="https://github.com/mistralai/mistral-common">mistral-common</a>
 */
public final class MistralDialect implements Dialect {
    private final Version version;
    private final AnswerParser answers;

    private MistralDialect(Version version) {
        this.version = version;
        this.answers = new MistralAnswers(version);
    }

    public static Dialect v3() {
        return new MistralDialect(Version.V3);
    }

    public static Dialect v7() {
        return new MistralDialect(Version.V7);
    }

    public static Dialect v11() {
        return new MistralDialect(Version.V11);
    }

    public static Dialect v13() {
        return new MistralDialect(Version.V13);
    }

    @Override
    public String name() {
        return "mistral-" + version.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String description() {
        return switch (version) {
            case V3 -> "Mistral's tokenizer v3: calls as one JSON list, no text beside them.";
            case V7 -> "Mistral's tokenizer v7 (Devstral Small 2505): as v3, with a system block and raw results.";
            case V11 -> "Mistral's tokenizer v11: calls as name, id and arguments.";
            case V13 -> "Mistral's tokenizer v13 (Devstral Small 2507 and 2): calls as name and arguments.";
        };
    }

    @Override
    public List<Delimiter> delimiters() {
        List<Delimiter> delimiters = new ArrayList<>();
        delimiters.add(new Delimiter(Tokens.TOOL_CALLS, Use.CALL));
        if (version.writesCallIds()) {
            delimiters.add(new Delimiter(Tokens.CALL_ID, Use.CALL));
        }
        if (version.namesCallsInText()) {
            delimiters.add(new Delimiter(Tokens.ARGS, Use.CALL));
        }
        delimiters.add(new Delimiter(Tokens.TOOL_RESULTS, Use.RESULT));
        if (version.resultsNameCalls() && version.hasSystemBlock()) {
            delimiters.add(new Delimiter(Tokens.TOOL_CONTENT, Use.RESULT));
        }
        delimiters.add(new Delimiter(Tokens.TOOL_RESULTS_END, Use.RESULT));
        delimiters.add(new Delimiter(Tokens.TOOLS, Use.TOOLS));
        delimiters.add(new Delimiter(Tokens.TOOLS_END, Use.TOOLS));
        if (version.hasSystemBlock()) {
            delimiters.add(new Delimiter(Tokens.SYSTEM, Use.SYSTEM));
            delimiters.add(new Delimiter(Tokens.SYSTEM_END, Use.SYSTEM));
        }
        delimiters.add(new Delimiter(Tokens.USER, Use.USER));
        delimiters.add(new Delimiter(Tokens.USER_END, Use.USER));
        return List.copyOf(delimiters);
    }

    @Override
    public List<String> callMarkers() {
        return List.of(Tokens.TOOL_CALLS);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                version.hasSystemBlock(),
                true,
                false,
                true,
                version.hasSystemBlock() ? SystemTurn.OWN_BLOCK : SystemTurn.IN_LAST_USER_TURN,
                CallIdRule.NINE_ALPHANUMERICS,
                NameRule.WORD_OR_DASH_64);
    }

    @Override
    public ConversationReader reader() {
        return new MessagesReader(answers);
    }

    @Override
    public ConversationWriter writer() {
        return new MistralWriter(version, capabilities());
    }

    @Override
    public AnswerParser answers() {
        return answers;
    }

    @Override
    public boolean recognises(RawRow row) {
        return row.anyAnswer(text -> version.recognises(text));
    }
}
