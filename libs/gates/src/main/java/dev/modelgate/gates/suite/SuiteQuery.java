package dev.modelgate.gates.suite;

/**
 * One query of a suite.
 *
 * @param id unique in the suite
 * @param category that it counts for; {@code uncategorised} when the suite says nothing
 * @param prompt the user turn
 * @param expectation what a right answer is
 */
public record SuiteQuery(String id, String category, String prompt, Expectation expectation) {
    /** The category of queries that name none. */
    public static final String UNCATEGORISED = "uncategorised";
}
