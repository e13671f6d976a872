package dev.modelgate.gates.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0.000893434, GB, 0.893 MB",
        "0.0924, GB, 92.4 MB",
        "0.1, GB, 0.1 GB",
        "20, GB, 20 GB",
        "17.256, GB, 17.3 GB",
        "0, GB, 0 GB",
        "2.0427500420000797, s, 2.04 s",
        "0.000123456, s, 0.000123 s",
        "99.96, s, 100 s",
        "1234.5, s, 1235 s",
        "12345678, rows, 12345678 rows",
        "5, answers, 5",
        "40, queries, 40",
        "0.9541636, '', 0.954"
    })
    void aNumberIsRoundedToWhatAReaderCanUse(double value, String unit, String expected) {
        assertThat(Figures.of(value, unit)).isEqualTo(expected);
    }

    @Test
    void categoriesOfAPassedGateAreOneReasonAndAllOthersOneEach() {
        List<CriterionOutcome> criteria = Stream.of(
                        "queries.correct", "queries.correct[git]", "queries.correct[lsp]", "queries.correct[direct]")
                .map(metric -> new CriterionOutcome(
                        metric,
                        IntNode.valueOf(5),
                        "answers",
                        "atLeast",
                        IntNode.valueOf(4),
                        true,
                        CriterionOutcome.Role.PASS,
                        metric + " is 5, at least 4 was asked."))
                .toList();

        assertThat(PassReasons.of(criteria))
                .containsExactly(
                        "queries.correct is 5, at least 4 was asked.",
                        "queries.correct by category, with the least that was asked: git 5 (4), lsp 5 (4), direct 5 (4).");
        assertThat(PassReasons.of(criteria.subList(0, 3)))
                .containsExactly(
                        "queries.correct is 5, at least 4 was asked.",
                        "queries.correct[git] is 5, at least 4 was asked.",
                        "queries.correct[lsp] is 5, at least 4 was asked.");
    }
}
