package dev.modelgate.worker.machine;

import java.util.Map;

/** What measurements on this machine depend on. A service that uses an accelerator offers a bean of this type. */
public interface Accelerator {
    /** {@code metal} or {@code cpu}; {@code none} for a service that loads no model. */
    String backend();

    /** Versions of what computes, such as {@code mlx}; may be empty. */
    Map<String, String> versions();
}
