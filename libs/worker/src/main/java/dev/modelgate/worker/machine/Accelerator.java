package dev.modelgate.worker.machine;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What measurements on this machine depend on. A service that uses an accelerator offers a bean of this type. */
public interface Accelerator {
    /** {@code metal} or {@code cpu}; {@code none} for a service that loads no model. */
    String backend();

    /** Versions of what computes, such as {@code mlx}; empty while they are not known, or when nothing computes. */
    Map<String, String> versions();

    /** Completes with {@link #versions()} as soon as they are known, and never with an exception: they may come late, or not at all. */
    CompletionStage<Map<String, String>> knownVersions();
}
