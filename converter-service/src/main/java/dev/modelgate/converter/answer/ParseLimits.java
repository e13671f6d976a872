package dev.modelgate.converter.answer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one request to parse answers may hold. */
@ConfigMapping(prefix = "modelgate.parse")
public interface ParseLimits {
    /** Most answers in one request. */
    @WithDefault("1000")
    int answers();

    /** Longest answer, in characters. */
    @WithDefault("1000000")
    int answerLength();
}
