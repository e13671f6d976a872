package dev.modelgate.gates.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.modelgate.contracts.ToolSpec;
import dev.modelgate.gates.document.Fields;
import dev.modelgate.gates.document.Names;
import dev.modelgate.gates.document.Violations;
import dev.modelgate.gates.document.YamlDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads suites, validated as a whole. The format is described in {@code plans/README.md}. */
public final class SuiteReader {
    /** Most characters of a suite that are read. */
    public static final int LONGEST = 1_000_000;

    private static final int MOST_QUERIES = 5_000;
    private static final int MOST_TOOLS = 200;

    private SuiteReader() {}

    /** The tree of a suite's text, or a violation. */
    public static Optional<JsonNode> tree(String path, String yaml, Violations violations) {
        return YamlDocument.read(path, yaml, LONGEST, violations);
    }

    /**
     * Reads a suite from its tree.
     *
     * @param path prefix of the violations' paths
     * @return a suite that is complete only when no violation was added
     */
    public static Suite read(JsonNode tree, String path, Violations violations) {
        try (Fields suite = Fields.of(tree, path, violations)) {
            String name = suite.plainName("suite", "name of the suite");
            String system = suite.text("system", "the system turn of every query", null);
            List<ToolSpec> tools = tools(suite, violations);
            Comparison comparison = comparison(suite);
            List<SuiteQuery> queries = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            List<JsonNode> nodes = suite.list("queries", "the queries, in the order to ask them", 1, MOST_QUERIES);
            for (int i = 0; i < nodes.size(); i++) {
                String at = suite.path("queries[" + i + "]");
                SuiteQuery query = query(nodes.get(i), at, tools, violations);
                if (!query.id().isEmpty() && !ids.add(query.id())) {
                    violations.add(at + ".id", "'" + query.id() + "' is used by an earlier query; ids are unique.");
                }
                queries.add(query);
            }
            return new Suite(name, system, tools, comparison, queries);
        }
    }

    /** Reads one query of a suite whose tools are {@code tools}. */
    public static SuiteQuery query(JsonNode node, String path, List<ToolSpec> tools, Violations violations) {
        try (Fields query = Fields.of(node, path, violations)) {
            String id = query.plainName("id", "id of the query");
            String category =
                    query.has("category") ? query.plainName("category", "category") : SuiteQuery.UNCATEGORISED;
            String prompt = query.text("prompt", "the user turn");
            Expectation expectation = query.has("expect")
                    ? new ExpectationReader(tools, violations).read(query.object("expect", "what a right answer is"))
                    : new Expectation.Anything();
            return new SuiteQuery(id, category, prompt, expectation);
        }
    }

    private static Comparison comparison(Fields suite) {
        String label = suite.text("comparison", "strict or bfcl", Comparison.STRICT.label());
        for (Comparison comparison : Comparison.values()) {
            if (comparison.label().equals(label)) {
                return comparison;
            }
        }
        if (!label.isEmpty()) {
            suite.report("comparison", Names.unknown("comparison", label, List.of("strict", "bfcl")));
        }
        return Comparison.STRICT;
    }

    private static List<ToolSpec> tools(Fields suite, Violations violations) {
        if (!suite.has("tools")) {
            return List.of();
        }
        List<ToolSpec> tools = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<JsonNode> nodes = suite.list("tools", "the tools offered with every query", 1, MOST_TOOLS);
        for (int i = 0; i < nodes.size(); i++) {
            ToolSpec tool = tool(nodes.get(i), suite.path("tools[" + i + "]"), violations);
            if (!tool.name().isEmpty() && !names.add(tool.name())) {
                suite.report("tools[" + i + "].name", "'" + tool.name() + "' is an earlier tool's name.");
            }
            tools.add(tool);
        }
        return tools;
    }

    private static ToolSpec tool(JsonNode node, String path, Violations violations) {
        try (Fields tool = Fields.of(node, path, violations)) {
            String name = tool.text("name", "name of the function");
            if (!name.isEmpty() && !name.matches("[A-Za-z0-9_-]{1,64}")) {
                tool.report("name", "'" + name + "' is no function name: letters, digits, '_' and '-', at most 64.");
            }
            String description = tool.text("description", "what it does", "");
            JsonNode parameters = tool.node("parameters");
            if (!parameters.isObject()
                    || !"object".equals(parameters.path("type").textValue())) {
                tool.report("parameters", "This must be a JSON schema of type object.");
                parameters = JsonNodeFactory.instance.objectNode().put("type", "object");
            }
            return new ToolSpec(name, description, parameters);
        }
    }
}
