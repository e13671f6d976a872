package dev.modelgate.gates.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.contracts.ToolSpec;
import dev.modelgate.gates.document.Fields;
import dev.modelgate.gates.document.Names;
import dev.modelgate.gates.document.Violations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code expect} of a query. */
final class ExpectationReader {
    private static final List<String> KINDS = List.of("direct", "anyCall", "call", "calls", "code");
    private static final int MOST_CALLS = 20;

    private final List<ToolSpec> tools;
    private final Violations violations;

    ExpectationReader(List<ToolSpec> tools, Violations violations) {
        this.tools = tools;
        this.violations = violations;
    }

    Expectation read(Fields expect) {
        try (expect) {
            List<String> given = KINDS.stream().filter(expect::has).toList();
            if (given.size() != 1) {
                expect.report(
                        given.isEmpty() ? "direct" : given.get(1),
                        "Expect exactly one of " + String.join(", ", KINDS) + ".");
                return new Expectation.Anything();
            }
            return switch (given.getFirst()) {
                case "direct" -> marker(expect, "direct", new Expectation.Direct());
                case "anyCall" -> anyCall(expect);
                case "call" -> new Expectation.Calls(List.of(call(expect.node("call"), expect.path("call"))));
                case "calls" -> calls(expect);
                default -> code(expect.object("code", "the code that is expected"));
            };
        }
    }

    private Expectation marker(Fields expect, String key, Expectation expectation) {
        if (!expect.truth(key)) {
            expect.report(key, "'" + key + "' can only be true.");
        }
        return expectation;
    }

    private Expectation anyCall(Fields expect) {
        if (tools.isEmpty()) {
            expect.report("anyCall", "A call is expected, but the suite offers no tools.");
        }
        return marker(expect, "anyCall", new Expectation.AnyCall());
    }

    private Expectation calls(Fields expect) {
        List<JsonNode> nodes = expect.list("calls", "the expected calls", 1, MOST_CALLS);
        List<Expectation.ExpectedCall> calls = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            calls.add(call(nodes.get(i), expect.path("calls[" + i + "]")));
        }
        return new Expectation.Calls(calls);
    }

    private Expectation.ExpectedCall call(JsonNode node, String path) {
        try (Fields call = Fields.of(node, path, violations)) {
            String name = call.text("name", "name of the function");
            Optional<ToolSpec> tool = tool(call, "name", name);
            if (!call.has("arguments")) {
                return new Expectation.ExpectedCall(name, null);
            }
            Fields arguments = call.object("arguments", "accepted values per argument");
            Map<String, List<JsonNode>> accepted = new LinkedHashMap<>();
            for (String argument : arguments.keys()) {
                tool.ifPresent(spec -> checkArgument(arguments, argument, spec));
                accepted.put(argument, arguments.list(argument, "the accepted values", 1, 100));
            }
            tool.ifPresent(spec -> spec.parameters().path("required").forEach(required -> {
                if (!accepted.containsKey(required.asText())) {
                    call.report(
                            "arguments",
                            "The tool requires '" + required.asText()
                                    + "', so no right call is possible; name its accepted values.");
                }
            }));
            return new Expectation.ExpectedCall(name, accepted);
        }
    }

    private Expectation code(Fields code) {
        try (code) {
            String name = code.text("tool", "the tool that takes the code");
            String argument = code.text("argument", "the argument that holds the code");
            tool(code, "tool", name).ifPresent(spec -> {
                if (!argument.isEmpty() && !spec.parameters().path("properties").has(argument)) {
                    code.report("argument", unknownArgument(argument, spec));
                }
            });
            List<String> all = List.of();
            List<String> any = List.of();
            if (code.has("calls")) {
                try (Fields calls = code.object("calls", "the functions that the code calls")) {
                    all = calls.texts("all", "functions, each of which is called");
                    any = calls.texts("any", "functions, one of which is called");
                }
            }
            List<String> reads = code.texts("reads", "attributes that the code reads");
            if (all.isEmpty() && any.isEmpty() && reads.isEmpty()) {
                code.report("calls", "Say what the code does: calls {all: [..]} or {any: [..]}, or reads [..].");
            }
            return new Expectation.Code(name, argument, all, any, reads);
        }
    }

    private Optional<ToolSpec> tool(Fields fields, String key, String name) {
        Optional<ToolSpec> tool =
                tools.stream().filter(spec -> spec.name().equals(name)).findFirst();
        if (tool.isEmpty() && !name.isEmpty()) {
            fields.report(
                    key,
                    Names.unknown(
                            "tool of the suite",
                            name,
                            tools.stream().map(ToolSpec::name).toList()));
        }
        return tool;
    }

    private static void checkArgument(Fields arguments, String argument, ToolSpec tool) {
        if (!tool.parameters().path("properties").has(argument)) {
            arguments.report(argument, unknownArgument(argument, tool));
        }
    }

    private static String unknownArgument(String argument, ToolSpec tool) {
        List<String> known = new ArrayList<>();
        tool.parameters().path("properties").fieldNames().forEachRemaining(known::add);
        return Names.unknown("argument of " + tool.name(), argument, known);
    }
}
