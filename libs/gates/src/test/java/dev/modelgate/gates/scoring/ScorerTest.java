package dev.modelgate.gates.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.gates.document.Violations;
import dev.modelgate.gates.suite.Suite;
import dev.modelgate.gates.suite.SuiteReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorerTest {
    private static Suite suite(String comparison, String expect) {
        Violations violations = new Violations();
        JsonNode tree = SuiteReader.tree("", """
                        suite: s
                        comparison: %s
                        tools:
                          - name: f
                            parameters: {type: object, properties: {s: {type: string}, i: {type: integer}, n: {type: number}}, required: [s]}
                          - name: execute_code
                            parameters: {type: object, properties: {code: {type: string}}, required: [code]}
                        queries: [{id: q, prompt: p, expect: %s}]
                        """.formatted(comparison, expect), violations)
                .orElseThrow();
        Suite suite = SuiteReader.read(tree, "", violations);
        assertThat(violations.all()).isEmpty();
        return suite;
    }

    @ParameterizedTest(name = "{1} for {0} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {direct: true}                                              | Just words.                                                     |
        {direct: true}                                              | ` `                                                             | EMPTY_ANSWER
        {direct: true}                                              | [TOOL_CALLS]f[ARGS]{"s": "a"}                                   | UNEXPECTED_CALL
        {direct: true}                                              | I would write [TOOL_CALLS]f and stop                            | UNPARSABLE
        {anyCall: true}                                             | [TOOL_CALLS]f[ARGS]{"s": "a", "n": 1}                           |
        {anyCall: true}                                             | words                                                           | NO_CALL
        {anyCall: true}                                             | [TOOL_CALLS]g[ARGS]{"s": "a"}                                   | WRONG_FUNCTION
        {anyCall: true}                                             | [TOOL_CALLS]f[ARGS]{"i": 1}                                     | MISSING_ARGUMENT
        {anyCall: true}                                             | [TOOL_CALLS]f[ARGS]{"s": "a", "x": 1}                           | UNEXPECTED_ARGUMENT
        {anyCall: true}                                             | [TOOL_CALLS]f[ARGS]{"s": "a", "i": true}                        | WRONG_TYPE
        {anyCall: true}                                             | [TOOL_CALLS]f[ARGS]{"s": "a", "i": 1.5}                         | WRONG_TYPE
        {call: {name: f, arguments: {s: [a, b]}}}                   | [TOOL_CALLS]f[ARGS]{"s": "b"}                                   |
        {call: {name: f, arguments: {s: [a, b]}}}                   | [TOOL_CALLS]f[ARGS]{"s": "c"}                                   | WRONG_VALUE
        {call: {name: f, arguments: {s: [a]}}}                      | [TOOL_CALLS]f[ARGS]{"s": "a"}[TOOL_CALLS]f[ARGS]{"s": "a"}      | WRONG_COUNT
        {calls: [{name: f, arguments: {s: [a, b]}}, {name: f, arguments: {s: [a]}}]} | [TOOL_CALLS]f[ARGS]{"s": "a"}[TOOL_CALLS]f[ARGS]{"s": "b"} |
        {code: {tool: execute_code, argument: code, calls: {all: [git_log]}, reads: [commits]}} | [TOOL_CALLS]execute_code[ARGS]{"code": "print(git_log().commits)"} |
        {code: {tool: execute_code, argument: code, calls: {all: [git_log]}}} | [TOOL_CALLS]execute_code[ARGS]{"code": "print('git_log()')"} | FUNCTION_NOT_CALLED
        {code: {tool: execute_code, argument: code, reads: [commits]}} | [TOOL_CALLS]execute_code[ARGS]{"code": "git_log()"}           | FIELD_NOT_READ
        {code: {tool: execute_code, argument: code, reads: [commits]}} | [TOOL_CALLS]execute_code[ARGS]{"code": "git_log("}            | INVALID_CODE
        """)
    void eachMissHasItsErrorType(String expect, String raw, ErrorType miss) {
        Suite suite = suite("strict", expect);

        Score score = Scorer.score(suite, suite.queries().getFirst(), "mistral-v13", raw);

        if (miss == null) {
            assertThat(score.misses()).isEmpty();
            assertThat(score.correct()).isTrue();
        } else {
            assertThat(score.misses()).extracting(Score.Miss::type).contains(miss);
            assertThat(score.correct()).isFalse();
        }
        assertThat(score.comparison()).isEqualTo("strict");
    }

    @ParameterizedTest
    @CsvSource({"strict,false", "bfcl,true"})
    void onlyBfclOverlooksCaseAndPunctuation(String comparison, boolean right) {
        Suite suite = suite(comparison, "{call: {name: f, arguments: {s: [\"New York\"]}}}");

        Score score = Scorer.score(
                suite, suite.queries().getFirst(), "mistral-v13", "[TOOL_CALLS]f[ARGS]{\"s\": \"new-york\"}");

        assertThat(score.correct()).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"5,true", "five,false"})
    void untypedArgumentsAreTypedByTheSchema(String value, boolean right) {
        Suite suite = suite("strict", "{call: {name: f, arguments: {s: [a], i: [5]}}}");
        String raw = "<tool_call><function=f>\n<parameter=s>\na\n</parameter>\n<parameter=i>\n" + value
                + "\n</parameter>\n</function></tool_call>";

        assertThat(Scorer.score(suite, suite.queries().getFirst(), "qwen-xml", raw)
                        .correct())
                .isEqualTo(right);
    }
}
