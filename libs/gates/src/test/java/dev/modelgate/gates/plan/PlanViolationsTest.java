package dev.modelgate.gates.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.gates.document.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanViolationsTest {
    private static final String POCKET = Plans.text("pocket");

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        - tokenizer: {model                      | - tokenise: {model                       | gates[0].steps[0].tokenise                   | did you mean 'tokenizer'
        metric: tokenizer.all-single             | metric: tokenizer.all-singel             | gates[0].pass[0].metric                      | did you mean 'all-single'
        metric: smoke.loaded                     | metric: smok.loaded                      | gates[1].pass[0].metric                      | did you mean 'smoke'
        {metric: latency.mean-seconds, atMost: 15} | {metric: smoke.seconds, atMost: 15}    | gates[2].pass[0].metric                      | No step of this gate produces
        model: candidate-5bit, prompt            | model: candidat-5bit, prompt             | gates[1].steps[1].smoke.model                | did you mean 'candidate-5bit'
        model: candidate, bits: 5                | model: small-fused, bits: 5              | gates[1].steps[0].prepare.model              | used before it is made
        data: small-rows                         | data: candidate-5bit                     | gates[4].steps[2].train.data                 | is a model, but converted data
        suite: pocket-zero-shot, maxTokens       | suite: pocket-zero-shots, maxTokens      | gates[3].steps[0].queries.suite              | did you mean 'pocket-zero-shot'
        suite: pocket-zero-shot, maxTokens       | suite: pocket-latency, maxTokens         | gates[3].steps[0].queries.suite              | cannot be scored
        dialect: mistral-v13                     | dialect: mistrl-v13                     | candidate.dialect                            | did you mean 'mistral-v13'
        {metric: smoke.loaded, is: true}         | {metric: smoke.loaded, atLeast: 1}       | gates[1].pass[0].atLeast                     | is true or false
        {metric: smoke.load-seconds, below: 60}  | {metric: smoke.load-seconds, is: true}   | gates[1].pass[3].is                          | is a number
        below: 60                                | below: soon                              | gates[1].pass[3].below                       | must be a number
        below: 60                                | below: 60, above: 1                      | gates[1].pass[3].metric                      | exactly one of
        bits: 5, groupSize: 64, dtype: float32, as: candidate-5bit | bits: 7, groupSize: 64, dtype: float32, as: candidate-5bit | gates[1].steps[0].prepare.bits | are possible
        bits: 5, groupSize: 64, dtype: float32, as: candidate-5bit | bits: 5, groupSize: 60, dtype: float32, as: candidate-5bit | gates[1].steps[0].prepare.groupSize | are possible
        learningRate: 0.0001                     | learningRate: -1                         | gates[4].steps[2].train.learningRate         | must be a number from 0
        dataset: pocket, to: candidate, train: 100 | dataset: pockets, to: candidate, train: 100 | gates[4].steps[0].convert.dataset       | did you mean 'pocket'
        train: 100                               | train: 0                                 | gates[4].steps[0].convert.train              | whole number from 1
        {stop: tokenizer incompatible}           | {stopp: tokenizer incompatible}          | gates[0].onFail                              | exactly one of stop
        {keepBaseline: not better than what is in production} | {continue: whatever}       | gates[6].onFail                              | Nothing comes after the last gate
        - gate: latency                          | - gate: smoke-test                       | gates[2].gate                                | names are unique
        as: small-5bit                           | as: candidate-5bit                       | gates[4].steps[4].prepare.as                 | stands for something already
        id: baseline-latency, latency            | id: latency, latency                     | gates[6].steps[8].id                         | give this one another id
        budget: PT7H                             | budget: seven hours                      | budget                                       | is no duration
        question: Can                            | qestion: Can                             | question                                     | is missing
        "dir:pocket-mistral"                     | "dir:../pocket-mistral"                  | candidate.model                              | is no model folder
        examples/pocket/data/train.jsonl         | ../train.jsonl                           | datasets.pocket.train                        | relative path
        suites/pocket-house.yaml                 | suites/pocket-mouse.yaml                 | suites.pocket-house                          | cannot be read
        "queries.correct[cross-tool]", atLeast: 3 | "queries.correct[cross-tools]", atLeast: 3 | gates[6].pass[8].metric                   | did you mean 'cross-tool'
        "queries.correct[cross-tool]", atLeast: 3 | "queries.correct[cross-tool]", atLeast: 6 | gates[6].pass[8].atLeast                   | can never hold
        of: baseline-latency.mean-seconds        | of: baseline-latency.mean-seconds, else: quoted.latencyMeanSeconds | gates[6].pass[11].atMost.else | quotes no
        id: before, queries                      | id: before, optional: true, queries      | gates[4].steps[1].optional                   | Only steps on the baseline
        id: baseline-prepare, prepare            | id: baseline-prepare, optional: true, prepare | gates[6].steps[7].queries               | must be 'optional: true' too
        model: candidate, adapter: small-adapter | model: candidate-5bit, adapter: small-adapter | gates[4].steps[3].fuse.model            | was trained on 'candidate'
        tokenizer: {total: PT2M, progress: PT1M} | tokenizer: {total: PT2M, progress: PT3M} | deadlines.tokenizer.progress                 | longer than the whole
        """)
    void eachMistakeIsReportedWhereItStandsWithWhatWouldBeRight(
            String right, String wrong, String path, String message) {
        // Given
        String yaml = POCKET.replace(right, wrong);
        assertThat(yaml).as("the mistake is in").isNotEqualTo(POCKET);

        // When
        List<Violation> violations = Plans.violations(yaml);

        // Then
        assertThat(violations).anySatisfy(violation -> {
            assertThat(violation.path()).isEqualTo(path);
            assertThat(violation.message()).contains(message);
        });
    }

    @Test
    void aPlanWithoutDecisionPointIsRefused() {
        String yaml = POCKET.replace("  - decision-point: commit to the full conversion\n", "");

        assertThat(Plans.violations(yaml))
                .extracting(Violation::message)
                .anySatisfy(message -> assertThat(message).contains("There is no decision point"));
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        String yaml = POCKET.replace("dialect: mistral-v13", "dialect: nonsense")
                .replace("below: 60", "below: soon")
                .replace("maxTokens: 100", "maxTokens: 0");

        assertThat(Plans.violations(yaml)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "'a: [unclosed', no YAML",
        "'- a list', no mapping",
        "'a: 1\na: 2', no YAML",
        "'a: &x 1\nb: *x', anchor",
        "'', no mapping"
    })
    void whatIsNoPlanAtAllIsRefusedInOneSentence(String yaml, String message) {
        assertThat(Plans.violations(yaml))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).contains(message));
    }

    @Test
    void aBombIsNotUnpacked() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(Plans.violations(bomb.toString())).hasSize(1);
        assertThat(Plans.violations("a: " + "[".repeat(5_000))).hasSize(1);
        assertThat(Plans.violations("a: " + "x".repeat(300_000)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).contains("at most 256000"));
    }

    @Test
    void aMistakeInASuiteIsReportedWithThePathInTheSuite() {
        PlanReading reading = PlanReader.read(
                "pocket",
                POCKET,
                file -> java.nio.file.Files.readString(Plans.FOLDER.resolve(file))
                        .replace("expect: {direct: true}", "expect: {direkt: true}"));

        assertThat(((PlanReading.Invalid) reading).violations())
                .anySatisfy(violation ->
                        assertThat(violation.path()).isEqualTo("suites.pocket-house:queries[0].expect.direkt"));
    }
}
