package dev.modelgate.controller.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What happens at the decision point. */
public enum CommitMode {
    /** A person is asked. */
    ASK,
    /** The rest of the plan is committed to in advance. */
    AUTOMATIC,
    /** It is declined in advance. */
    NEVER;

    /** The name in requests: the constant in lower case. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException with the names that there are
     */
    @JsonCreator
    public static CommitMode of(String label) {
        return Arrays.stream(values())
                .filter(mode -> mode.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + label + "' is no commit mode: write ask, automatic or never."));
    }
}
