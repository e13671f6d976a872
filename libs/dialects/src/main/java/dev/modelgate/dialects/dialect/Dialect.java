package dev.modelgate.dialects.dialect;

import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.row.RawRow;
import java.util.List;

/**
 * How a family of models writes conversations and calls: what it can say, and a reader, a writer and a parser of answers
 * for it. Implementations hold no state; one instance serves all threads.
 */
public interface Dialect {
    /** The name that plans and requests use, such as <code>mistral-v13</code>. */
    String name();

    /** One sentence for people: whose format it is and what marks it. */
    String description();

    /** The strings that frame turns, calls and results; a model's tokenizer should know each as one token. */
    List<Delimiter> delimiters();

    /** The strings of which a raw answer holds none when the model answered directly. */
    List<String> callMarkers();

    /** What a conversation can hold in this dialect. */
    Capabilities capabilities();

    /** Reads rows of this dialect. */
    ConversationReader reader();

    /** Writes conversations as rows and as text. */
    ConversationWriter writer();

    /** Whether a row bears marks that only this dialect writes. Conversations without calls bear none. */
    boolean recognises(RawRow row);

    /** Finds the calls in a model's raw answer. */
    AnswerParser answers();

    /** Whether the dialect's wire format uses this delimiter. */
    default boolean uses(String delimiter) {
        return delimiters().stream().anyMatch(own -> own.text().equals(delimiter));
    }
}
