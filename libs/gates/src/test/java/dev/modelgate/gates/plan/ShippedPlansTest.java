package dev.modelgate.gates.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.gates.suite.Suite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedPlansTest {
    @ParameterizedTest
    @ValueSource(strings = {"devstral-small-2", "devstral-small-2-dialect", "pocket", "pocket-literal"})
    void everyShippedPlanIsValidAndCanBePrinted(String name) {
        // When
        Plan plan = Plans.valid(Plans.text(name));

        // Then
        assertThat(plan.name()).isEqualTo(name);
        assertThat(plan.gates())
                .extracting(Gate::name)
                .containsExactly("tokenizer", "smoke-test", "latency", "zero-shot", "small-lora", "full-conversion");
        assertThat(plan.decisionPoint().gatesBefore()).isEqualTo(5);
        assertThat(PlanPrinter.print(plan))
                .contains("Gate 5 full-conversion", "KEEP_BASELINE", "Decision point: commit to the full conversion")
                .doesNotContain("Optional", "Action");
    }

    @Test
    void theLiteralPlansAskForTheFourDelimitersOfTheText() {
        for (String name : List.of("devstral-small-2", "pocket-literal")) {
            Action action = Plans.valid(Plans.text(name))
                    .gates()
                    .getFirst()
                    .steps()
                    .getFirst()
                    .action();

            assertThat(action)
                    .isEqualTo(new Action.Tokenizer(
                            "candidate",
                            List.of("[TOOL_CALLS]", "[/TOOL_CALLS]", "[TOOL_RESULTS]", "[/TOOL_RESULTS]")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"devstral-small-2", "devstral-small-2-dialect", "pocket-literal"})
    void allPlansHoldTheSameThresholdsAsPocket(String name) {
        List<Gate> expected = Plans.valid(Plans.text("pocket")).gates();
        List<Gate> actual = Plans.valid(Plans.text(name)).gates();

        for (int i = 0; i < expected.size() - 1; i++) {
            assertThat(actual.get(i).pass()).isEqualTo(expected.get(i).pass());
            assertThat(actual.get(i).onFail()).isEqualTo(expected.get(i).onFail());
        }
        // The last criterion differs: only devstral may fall back to a quoted figure.
        List<Criterion> last = expected.getLast().pass();
        assertThat(actual.getLast().pass().subList(0, last.size() - 1)).isEqualTo(last.subList(0, last.size() - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"phase27", "pocket-house"})
    void theSuiteOfTheLastGateHasFortyQueriesInEightCategoriesOfFive(String suiteName) {
        Plan plan = Plans.valid(Plans.text(suiteName.startsWith("pocket") ? "pocket" : "devstral-small-2"));
        Suite suite = plan.suites().get(suiteName);

        assertThat(suite.queries()).hasSize(40);
        assertThat(suite.categories())
                .containsOnlyKeys(
                        "direct-answers",
                        "existing-lsp",
                        "new-lsp",
                        "git",
                        "existing-tools",
                        "field-access",
                        "discrimination",
                        "cross-tool")
                .allSatisfy((category, size) -> assertThat(size).isEqualTo(5));
    }

    @Test
    void commentsAndOrderDoNotChangeTheHashButEveryValueDoes() {
        String yaml = Plans.text("pocket");
        String hash = Plans.valid(yaml).sha256();

        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(Plans.valid("# more words\n"
                                + yaml.replace(
                                        "batchSize: 1, learningRate: 0.0001", "learningRate: 1.0e-4, batchSize: 1"))
                        .sha256())
                .isEqualTo(hash);
        assertThat(Plans.valid(yaml.replace("atMost: 15}", "atMost: 16}")).sha256())
                .isNotEqualTo(hash);
    }

    @Test
    void theHashCoversTheContentOfTheSuites() {
        String yaml = Plans.text("pocket");
        PlanReading other = PlanReader.read(null, yaml, file -> {
            String suite = java.nio.file.Files.readString(Plans.FOLDER.resolve(file));
            return suite.replace("You are Pocket", "You are somebody else");
        });

        assertThat(((PlanReading.Valid) other).plan().sha256())
                .isNotEqualTo(Plans.valid(yaml).sha256());
    }
}
