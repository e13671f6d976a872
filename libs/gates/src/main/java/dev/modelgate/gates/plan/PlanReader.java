package dev.modelgate.gates.plan;

/** Reads plans: YAML in, a plan that is valid as a whole or everything that is wrong with it out. */
public final class PlanReader {
    private PlanReader() {}

    /**
     * @param name of the plan: the file's name without {@code .yaml}; must be the plan's own {@code name}
     * @param yaml the file's text
     * @param suites fetches the suites that it names
     */
    public static PlanReading read(String name, String yaml, SuiteLoader suites) {
        throw new UnsupportedOperationException("not complete yet");
    }
}
