package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.dialect.Capabilities;
import dev.modelgate.dialects.dialect.Capabilities.CallIdRule;
import dev.modelgate.dialects.dialect.Capabilities.SystemTurn;
import dev.modelgate.dialects.dialect.Delimiter;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.dialect.NameRule;
import java.util.List;

/** What all of Qwen's dialects have in common: the frame of turns and results, and what a conversation can hold. */
abstract class QwenDialect implements Dialect {
    static final Capabilities CAPABILITIES = new Capabilities(
            true, true, true, false, SystemTurn.OWN_BLOCK, CallIdRule.NONE, NameRule.WORD_DASH_DOT_128);

    private final String name;
    private final String description;
    private final List<String> callMarkers;

    QwenDialect(String name, String description, List<String> callMarkers) {
        this.name = name;
        this.description = description;
        this.callMarkers = callMarkers;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public final List<Delimiter> delimiters() {
        return Tags.DELIMITERS;
    }

    @Override
    public final List<String> callMarkers() {
        return callMarkers;
    }

    @Override
    public final Capabilities capabilities() {
        return CAPABILITIES;
    }
}
