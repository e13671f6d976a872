package dev.modelgate.converter.model;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where {@code hf:} tokenizers come from. */
@ConfigMapping(prefix = "modelgate.hub")
public interface HubConfig {
    /** The hub, or a mirror that speaks its protocol. {@code HF_ENDPOINT} in the environment, as for all of the hub's clients. */
    @WithDefault("https://huggingface.co")
    URI endpoint();

    /** The largest file that is downloaded. */
    @WithDefault("256M")
    MemorySize maxFile();

    /** The longest time that one file may take. */
    @WithDefault("PT5M")
    Duration timeout();
}
