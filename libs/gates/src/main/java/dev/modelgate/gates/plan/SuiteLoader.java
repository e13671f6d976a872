package dev.modelgate.gates.plan;

import java.io.IOException;

/** Fetches the suites that a plan names. */
@FunctionalInterface
public interface SuiteLoader {
    /**
     * The YAML text of a suite.
     *
     * @param file as written in the plan: a relative path whose parts are safe names, such as {@code suites/latency.yaml}
     * @throws IOException when there is none or it cannot be read; the message is shown to the user
     */
    String load(String file) throws IOException;
}
