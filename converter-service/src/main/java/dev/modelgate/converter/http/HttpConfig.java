package dev.modelgate.converter.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What requests may hold that are not conversions. */
@ConfigMapping(prefix = "modelgate.http")
public interface HttpConfig {
    /** Longest body, in bytes; beyond it 413, and the connection is closed. */
    @WithDefault("64M")
    MemorySize body();
}
