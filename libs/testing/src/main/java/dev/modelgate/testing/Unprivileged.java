package dev.modelgate.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How to run as somebody else when the tests run as root: PostgreSQL refuses root. */
final class Unprivileged {
    /** The kernel's overflow user, {@code nobody}: it owns nothing. */
    private static final int NOBODY = 65534;

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private Unprivileged() {}

    /** What to put before a command; empty for an ordinary user. */
    static List<String> prefix() {
        return ROOT ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--") : List.of();
    }

    /** Gives a folder to the user that {@link #prefix} switches to. */
    static void own(Path folder) throws IOException {
        if (ROOT) {
            Files.setAttribute(folder, "unix:uid", NOBODY);
            Files.setAttribute(folder, "unix:gid", NOBODY);
        }
    }
}
