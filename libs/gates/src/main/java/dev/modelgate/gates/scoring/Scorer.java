package dev.modelgate.gates.scoring;

import dev.modelgate.contracts.ToolSpec;
import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.answer.ParsedAnswer;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.JsonObject;
import dev.modelgate.gates.scoring.Score.FoundCall;
import dev.modelgate.gates.scoring.Score.Miss;
import dev.modelgate.gates.suite.Expectation;
import dev.modelgate.gates.suite.Suite;
import dev.modelgate.gates.suite.SuiteQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores raw answers. The rules follow the Berkeley Function Calling Leaderboard's (right function, every required argument,
 * no unexpected one, types, accepted values, order-free), except where its own are unsound: an answer that cannot be parsed
 * never counts as one without a call.
 */
public final class Scorer {
    private final Suite suite;
    private final CallCheck check;
    private final ParsedAnswer answer;
    private final List<FoundCall> calls;

    private Scorer(Suite suite, ParsedAnswer answer) {
        this.suite = suite;
        this.check = new CallCheck(suite.tools(), new Values(suite.comparison()));
        this.answer = answer;
        this.calls = answer.calls().stream()
                .map(call -> new FoundCall(call.name(), call.arguments().tree()))
                .toList();
    }

    /**
     * @param suite whose tools and comparison count
     * @param query what was asked and what is expected
     * @param dialect name of the dialect that the model answers in
     * @param raw the answer, special tokens included, the closing end-of-sequence token not
     * @throws IllegalArgumentException when there is no such dialect
     */
    public static Score score(Suite suite, SuiteQuery query, String dialect, String raw) {
        ParsedAnswer answer = Dialects.named(dialect).answers().parse(raw, definitions(suite.tools()));
        return new Scorer(suite, answer).score(query.expectation());
    }

    private Score score(Expectation expectation) {
        List<Miss> misses = new ArrayList<>();
        if (!(expectation instanceof Expectation.Anything)) {
            answer.errors().forEach(error -> misses.add(new Miss(ErrorType.UNPARSABLE, error.message())));
        }
        if (misses.isEmpty()) {
            misses.addAll(
                    switch (expectation) {
                        case Expectation.Anything() -> List.of();
                        case Expectation.Direct() -> direct();
                        case Expectation.AnyCall() -> anyCall();
                        case Expectation.Calls(var expected) -> calls(expected);
                        case Expectation.Code code -> code(code);
                    });
        }
        return new Score(
                misses.isEmpty(),
                misses,
                calls,
                answer.text(),
                format(),
                suite.comparison().label());
    }

    private Score.Format format() {
        if (!answer.errors().isEmpty()) {
            return Score.Format.UNPARSABLE;
        }
        if (calls.isEmpty()) {
            return answer.marked() ? Score.Format.UNPARSABLE : Score.Format.TEXT;
        }
        boolean offered = calls.stream().allMatch(call -> check.offered(call.name()));
        return offered ? Score.Format.VALID_CALL : Score.Format.UNKNOWN_TOOL;
    }

    private List<Miss> direct() {
        if (!calls.isEmpty()) {
            return List.of(new Miss(
                    ErrorType.UNEXPECTED_CALL,
                    "'" + calls.getFirst().name() + "' was called where a direct answer was expected."));
        }
        if (answer.marked()) {
            return List.of(new Miss(
                    ErrorType.UNEXPECTED_CALL,
                    "The answer holds a marker of a call where a direct answer was expected."));
        }
        if (answer.text().isBlank()) {
            return List.of(new Miss(ErrorType.EMPTY_ANSWER, "The answer is empty."));
        }
        return List.of();
    }

    private List<Miss> anyCall() {
        if (calls.isEmpty()) {
            return noCall("a call to an offered tool");
        }
        return calls.stream()
                .flatMap(call -> check.againstSchema(call).stream())
                .toList();
    }

    private List<Miss> calls(List<Expectation.ExpectedCall> expected) {
        if (calls.isEmpty()) {
            return noCall("a call to '" + expected.getFirst().name() + "'");
        }
        if (calls.size() != expected.size()) {
            return List.of(new Miss(
                    ErrorType.WRONG_COUNT,
                    "There are " + calls.size() + " calls; " + expected.size() + " were expected."));
        }
        if (matches(expected)) {
            return List.of();
        }
        List<Miss> misses = new ArrayList<>();
        List<FoundCall> left = new ArrayList<>(calls);
        for (Expectation.ExpectedCall one : expected) {
            FoundCall nearest = left.stream()
                    .min((a, b) -> Integer.compare(distance(one, a), distance(one, b)))
                    .orElseThrow();
            left.remove(nearest);
            misses.addAll(check.against(one, nearest));
        }
        return misses;
    }

    private int distance(Expectation.ExpectedCall expected, FoundCall call) {
        return (expected.name().equals(call.name()) ? 0 : 1_000)
                + check.against(expected, call).size();
    }

    private boolean matches(List<Expectation.ExpectedCall> expected) {
        int size = expected.size();
        return switch (suite.comparison()) {
            case STRICT -> CallMatching.perfect(size, (e, f) -> fits(expected.get(e), calls.get(f)));
            case BFCL -> CallMatching.greedy(size, (e, f) -> fits(expected.get(e), calls.get(f)));
        };
    }

    private boolean fits(Expectation.ExpectedCall expected, FoundCall call) {
        return check.against(expected, call).isEmpty();
    }

    private List<Miss> code(Expectation.Code expected) {
        if (calls.isEmpty()) {
            return noCall("a call to '" + expected.tool() + "'");
        }
        List<Miss> misses = new ArrayList<>();
        List<PythonCode> codes = new ArrayList<>();
        for (FoundCall call : calls) {
            if (!call.name().equals(expected.tool())) {
                misses.add(new Miss(
                        ErrorType.WRONG_FUNCTION,
                        "'" + call.name() + "' was called where '" + expected.tool() + "' was expected."));
                continue;
            }
            List<Miss> schema = check.againstSchema(call);
            misses.addAll(schema);
            if (schema.isEmpty()) {
                PythonCode code = PythonCode.parse(
                        call.arguments().path(expected.argument()).asText());
                code.problem()
                        .ifPresent(problem -> misses.add(new Miss(
                                ErrorType.INVALID_CODE,
                                "The code in '" + expected.argument() + "' is no Python: it has " + problem + ".")));
                codes.add(code);
            }
        }
        if (misses.isEmpty()) {
            misses.addAll(content(expected, codes));
        }
        return misses;
    }

    /** Several calls in one answer count together: what one of them calls or reads is called or read. */
    private static List<Miss> content(Expectation.Code expected, List<PythonCode> codes) {
        List<Miss> misses = new ArrayList<>();
        for (String function : expected.all()) {
            if (codes.stream().noneMatch(code -> code.calls(function))) {
                misses.add(new Miss(ErrorType.FUNCTION_NOT_CALLED, "The code does not call '" + function + "'."));
            }
        }
        boolean anyCalled =
                expected.any().stream().anyMatch(function -> codes.stream().anyMatch(code -> code.calls(function)));
        if (!expected.any().isEmpty() && !anyCalled) {
            misses.add(new Miss(
                    ErrorType.FUNCTION_NOT_CALLED,
                    "The code calls none of " + String.join(", ", expected.any()) + "."));
        }
        for (String field : expected.reads()) {
            if (codes.stream().noneMatch(code -> code.reads(field))) {
                misses.add(new Miss(ErrorType.FIELD_NOT_READ, "The code does not read the field '" + field + "'."));
            }
        }
        return misses;
    }

    private static List<Miss> noCall(String expected) {
        return List.of(new Miss(ErrorType.NO_CALL, "There is no call; " + expected + " was expected."));
    }

    private static List<ToolDefinition> definitions(List<ToolSpec> tools) {
        return tools.stream().map(Scorer::definition).toList();
    }

    private static ToolDefinition definition(ToolSpec tool) {
        try {
            return new ToolDefinition(
                    tool.name(),
                    tool.description(),
                    JsonObject.parse(tool.parameters().toString()));
        } catch (JsonException e) {
            throw new IllegalArgumentException("The schema of '" + tool.name() + "' is no JSON: " + e.getMessage(), e);
        }
    }
}
