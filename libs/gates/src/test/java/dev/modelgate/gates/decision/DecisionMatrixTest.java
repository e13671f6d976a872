package dev.modelgate.gates.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.gates.decision.Situation.CommitmentState;
import dev.modelgate.gates.decision.Situation.FailureMeans;
import dev.modelgate.gates.decision.Situation.Place;
import dev.modelgate.gates.decision.Situation.Standing;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionMatrixTest {
    @ParameterizedTest
    @CsvSource({
        "true,  false, PASS,         STOP,          LAST,                  COMMITTED,  cancelled",
        "false, true,  UNDER_WAY,    STOP,          EARLY,                 UNANSWERED, budget-spent",
        "false, true,  UNDER_WAY,    STOP,          BEFORE_DECISION_POINT, UNANSWERED, budget-spent",
        "false, true,  UNDER_WAY,    KEEP_BASELINE, LAST,                  COMMITTED,  measuring",
        "false, false, UNDER_WAY,    STOP,          EARLY,                 UNANSWERED, measuring",
        "false, false, INVALID,      CONTINUE,      EARLY,                 UNANSWERED, invalid",
        "false, false, INCONCLUSIVE, STOP,          EARLY,                 UNANSWERED, inconclusive",
        "false, false, INCONCLUSIVE, KEEP_BASELINE, LAST,                  COMMITTED,  inconclusive",
        "false, false, INCONCLUSIVE, CONTINUE,      EARLY,                 UNANSWERED, next-gate",
        "false, false, FAIL,         STOP,          BEFORE_DECISION_POINT, COMMITTED,  fail-stop",
        "false, false, FAIL,         KEEP_BASELINE, LAST,                  COMMITTED,  fail-keep-baseline",
        "false, false, FAIL,         CONTINUE,      EARLY,                 UNANSWERED, next-gate",
        "false, false, FAIL,         CONTINUE,      LAST,                  COMMITTED,  last-soft-failure",
        "false, true,  PASS,         STOP,          BEFORE_DECISION_POINT, UNANSWERED, asking",
        "false, false, PASS,         STOP,          BEFORE_DECISION_POINT, DECLINED,   declined",
        "false, false, PASS,         STOP,          BEFORE_DECISION_POINT, COMMITTED,  committed",
        "false, false, PASS,         STOP,          EARLY,                 DECLINED,   next-gate",
        "false, false, PASS,         KEEP_BASELINE, LAST,                  COMMITTED,  last-passed"
    })
    void eachCellIsRuledByItsRow(
            boolean cancelled,
            boolean budgetSpent,
            Standing standing,
            FailureMeans onFail,
            Place place,
            CommitmentState commitment,
            String row) {
        Situation situation = new Situation(cancelled, budgetSpent, standing, onFail, place, commitment);

        assertThat(DecisionMatrix.rule(situation).id()).isEqualTo(row);
    }

    @Test
    void everySituationHasARowAndEveryRowASituation() {
        Set<String> used = new HashSet<>();
        for (boolean cancelled : new boolean[] {true, false}) {
            for (boolean budget : new boolean[] {true, false}) {
                for (Standing standing : Standing.values()) {
                    for (FailureMeans onFail : FailureMeans.values()) {
                        for (Place place : Place.values()) {
                            for (CommitmentState commitment : CommitmentState.values()) {
                                used.add(DecisionMatrix.rule(
                                                new Situation(cancelled, budget, standing, onFail, place, commitment))
                                        .id());
                            }
                        }
                    }
                }
            }
        }

        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(
                        DecisionMatrix.ROWS.stream().map(DecisionMatrix.Row::id).toList());
    }
}
