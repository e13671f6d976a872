package dev.modelgate.gates.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.contracts.ToolSpec;
import dev.modelgate.gates.scoring.Score.FoundCall;
import dev.modelgate.gates.scoring.Score.Miss;
import dev.modelgate.gates.suite.Expectation.ExpectedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds one call against its tool's schema and, where there is one, against an expected call. */
final class CallCheck {
    private final List<ToolSpec> tools;
    private final Values values;

    CallCheck(List<ToolSpec> tools, Values values) {
        this.tools = tools;
        this.values = values;
    }

    boolean offered(String name) {
        return tool(name).isPresent();
    }

    /** Everything that is wrong with a call to any offered tool. */
    List<Miss> againstSchema(FoundCall call) {
        Optional<ToolSpec> tool = tool(call.name());
        if (tool.isEmpty()) {
            return List.of(new Miss(ErrorType.WRONG_FUNCTION, "'" + call.name() + "' is none of the offered tools."));
        }
        List<Miss> misses = new ArrayList<>();
        JsonNode schema = tool.get().parameters();
        for (JsonNode required : schema.path("required")) {
            if (!call.arguments().has(required.asText())) {
                misses.add(missing(call, required.asText()));
            }
        }
        for (String argument : names(call.arguments())) {
            if (!schema.path("properties").has(argument)) {
                misses.add(unexpected(call, argument));
            }
        }
        misses.addAll(types(call, schema));
        return misses;
    }

    /** Everything that is wrong with a call where {@code expected} was expected. */
    List<Miss> against(ExpectedCall expected, FoundCall call) {
        if (!call.name().equals(expected.name())) {
            return List.of(new Miss(
                    ErrorType.WRONG_FUNCTION,
                    "'" + call.name() + "' was called where '" + expected.name() + "' was expected."));
        }
        if (expected.arguments() == null) {
            return againstSchema(call);
        }
        List<Miss> misses = new ArrayList<>();
        for (Map.Entry<String, List<JsonNode>> argument : expected.arguments().entrySet()) {
            if (!call.arguments().has(argument.getKey()) && !values.mayBeLeftOut(argument.getValue())) {
                misses.add(missing(call, argument.getKey()));
            }
        }
        for (String argument : names(call.arguments())) {
            if (!expected.arguments().containsKey(argument)) {
                misses.add(unexpected(call, argument));
            }
        }
        JsonNode schema = tool(call.name()).map(ToolSpec::parameters).orElseThrow();
        List<Miss> types = types(call, schema);
        misses.addAll(types);
        if (types.isEmpty()) {
            misses.addAll(wrongValues(expected, call));
        }
        return misses;
    }

    private List<Miss> wrongValues(ExpectedCall expected, FoundCall call) {
        List<Miss> misses = new ArrayList<>();
        for (Map.Entry<String, List<JsonNode>> argument : expected.arguments().entrySet()) {
            JsonNode value = call.arguments().get(argument.getKey());
            if (value != null && !values.accepted(value, argument.getValue())) {
                misses.add(new Miss(
                        ErrorType.WRONG_VALUE,
                        "The argument '" + argument.getKey() + "' of '" + call.name() + "' is " + shortened(value)
                                + "; accepted: " + shortened(argument.getValue()) + "."));
            }
        }
        return misses;
    }

    private static List<Miss> types(FoundCall call, JsonNode schema) {
        List<Miss> misses = new ArrayList<>();
        call.arguments()
                .properties()
                .forEach(argument -> SchemaType.mismatch(
                                schema.path("properties").path(argument.getKey()), argument.getValue())
                        .ifPresent(problem -> misses.add(new Miss(
                                ErrorType.WRONG_TYPE,
                                "The argument '" + argument.getKey() + "' of '" + call.name() + "' " + problem
                                        + "."))));
        return misses;
    }

    private Optional<ToolSpec> tool(String name) {
        return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }

    private static Miss missing(FoundCall call, String argument) {
        return new Miss(
                ErrorType.MISSING_ARGUMENT,
                "'" + call.name() + "' was called without its argument '" + argument + "'.");
    }

    private static Miss unexpected(FoundCall call, String argument) {
        return new Miss(
                ErrorType.UNEXPECTED_ARGUMENT,
                "'" + call.name() + "' was called with the argument '" + argument + "', which nobody asked for.");
    }

    private static List<String> names(JsonNode arguments) {
        List<String> names = new ArrayList<>();
        arguments.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
