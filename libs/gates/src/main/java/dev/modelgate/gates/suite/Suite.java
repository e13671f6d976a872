package dev.modelgate.gates.suite;

import dev.modelgate.contracts.Prompts;
import dev.modelgate.contracts.ToolSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Queries with what is expected of each.
 *
 * @param name of the suite
 * @param system the system turn of every query; null for none
 * @param tools offered with every query; may be empty
 * @param comparison how argument strings are compared
 * @param queries in the order in which they are asked
 */
public record Suite(String name, String system, List<ToolSpec> tools, Comparison comparison, List<SuiteQuery> queries) {
    public Suite {
        tools = List.copyOf(tools);
        queries = List.copyOf(queries);
    }

    /** What a worker needs of it: the questions, never what is expected of the answers. */
    public Prompts prompts() {
        return new Prompts(
                name,
                system,
                tools,
                queries.stream()
                        .map(query -> new Prompts.Query(query.id(), query.prompt()))
                        .toList());
    }

    /** The query with this id. */
    public Optional<SuiteQuery> query(String id) {
        return queries.stream().filter(query -> query.id().equals(id)).findFirst();
    }

    /** How many queries each category holds, in the order of first appearance. */
    public Map<String, Integer> categories() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        queries.forEach(query -> sizes.merge(query.category(), 1, Integer::sum));
        return sizes;
    }
}
