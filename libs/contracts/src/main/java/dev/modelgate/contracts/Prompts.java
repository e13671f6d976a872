package dev.modelgate.contracts;

import java.util.List;

/**
 * What a worker needs of a suite: the questions, never what is expected of the answers.
 *
 * @param suite name of the suite, for reports
 * @param system the system turn of every query; null for none
 * @param tools offered with every query; may be empty
 * @param queries in the order in which they are asked
 */
public record Prompts(String suite, String system, List<ToolSpec> tools, List<Query> queries) {
    /**
     * @param id unique in the suite
     * @param prompt the user turn
     */
    public record Query(String id, String prompt) {}
}
