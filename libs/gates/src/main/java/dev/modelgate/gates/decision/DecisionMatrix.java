package dev.modelgate.gates.decision;

import static dev.modelgate.gates.decision.Situation.CommitmentState.COMMITTED;
import static dev.modelgate.gates.decision.Situation.CommitmentState.DECLINED;
import static dev.modelgate.gates.decision.Situation.CommitmentState.UNANSWERED;
import static dev.modelgate.gates.decision.Situation.FailureMeans.CONTINUE;
import static dev.modelgate.gates.decision.Situation.FailureMeans.KEEP_BASELINE;
import static dev.modelgate.gates.decision.Situation.FailureMeans.STOP;
import static dev.modelgate.gates.decision.Situation.Place.BEFORE_DECISION_POINT;
import static dev.modelgate.gates.decision.Situation.Place.EARLY;
import static dev.modelgate.gates.decision.Situation.Place.LAST;
import static dev.modelgate.gates.decision.Situation.Standing.FAIL;
import static dev.modelgate.gates.decision.Situation.Standing.INCONCLUSIVE;
import static dev.modelgate.gates.decision.Situation.Standing.INVALID;
import static dev.modelgate.gates.decision.Situation.Standing.PASS;
import static dev.modelgate.gates.decision.Situation.Standing.UNDER_WAY;

import dev.modelgate.contracts.Decision;
import dev.modelgate.gates.decision.Situation.CommitmentState;
import dev.modelgate.gates.decision.Situation.FailureMeans;
import dev.modelgate.gates.decision.Situation.Place;
import dev.modelgate.gates.decision.Situation.Standing;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The decision matrix: ordered rows, of which the first that applies decides. The last one is total. */
final class DecisionMatrix {
    private static final Set<Standing> ANY_STANDING = EnumSet.allOf(Standing.class);
    private static final Set<FailureMeans> ANY_FAILURE = EnumSet.allOf(FailureMeans.class);
    private static final Set<Place> ANY_PLACE = EnumSet.allOf(Place.class);
    private static final Set<CommitmentState> ANY_COMMITMENT = EnumSet.allOf(CommitmentState.class);
    private static final Predicate<Situation> ALWAYS = situation -> true;

    static final List<Row> ROWS = List.of(
            row(
                    "cancelled",
                    ALWAYS.and(Situation::cancelled),
                    ANY_STANDING,
                    ANY_FAILURE,
                    ANY_PLACE,
                    ANY_COMMITMENT,
                    ends(Decision.CANCELLED),
                    "somebody cancelled the evaluation"),
            row(
                    "budget-spent",
                    ALWAYS.and(Situation::budgetSpent),
                    Set.of(UNDER_WAY),
                    ANY_FAILURE,
                    Set.of(EARLY, BEFORE_DECISION_POINT),
                    ANY_COMMITMENT,
                    ends(Decision.INCONCLUSIVE),
                    "the plan's budget was spent before this gate had its verdict"),
            row(
                    "measuring",
                    ALWAYS,
                    Set.of(UNDER_WAY),
                    ANY_FAILURE,
                    ANY_PLACE,
                    ANY_COMMITMENT,
                    new Ruling.GoesOn(),
                    "the gate has steps to run"),
            row(
                    "invalid",
                    ALWAYS,
                    Set.of(INVALID),
                    ANY_FAILURE,
                    ANY_PLACE,
                    ANY_COMMITMENT,
                    ends(Decision.INVALID),
                    "nothing passes, and no candidate fails, without evidence"),
            row(
                    "inconclusive",
                    ALWAYS,
                    Set.of(INCONCLUSIVE),
                    Set.of(STOP, KEEP_BASELINE),
                    ANY_PLACE,
                    ANY_COMMITMENT,
                    ends(Decision.INCONCLUSIVE),
                    "the evidence cannot decide under the plan's own rule"),
            row(
                    "fail-stop",
                    ALWAYS,
                    Set.of(FAIL),
                    Set.of(STOP),
                    ANY_PLACE,
                    ANY_COMMITMENT,
                    ends(Decision.STOP),
                    "the gate failed, and the plan stops there"),
            row(
                    "fail-keep-baseline",
                    ALWAYS,
                    Set.of(FAIL),
                    Set.of(KEEP_BASELINE),
                    ANY_PLACE,
                    ANY_COMMITMENT,
                    ends(Decision.KEEP_BASELINE),
                    "the gate failed, and the plan keeps the baseline then"),
            row(
                    "last-passed",
                    ALWAYS,
                    Set.of(PASS),
                    ANY_FAILURE,
                    Set.of(LAST),
                    ANY_COMMITMENT,
                    ends(Decision.DEPLOY),
                    "the last gate passed"),
            row(
                    "last-soft-failure",
                    ALWAYS,
                    Set.of(FAIL, INCONCLUSIVE),
                    Set.of(CONTINUE),
                    Set.of(LAST),
                    ANY_COMMITMENT,
                    ends(Decision.KEEP_BASELINE),
                    "the last gate did not pass and nothing comes after it"),
            row(
                    "declined",
                    ALWAYS,
                    ANY_STANDING,
                    ANY_FAILURE,
                    Set.of(BEFORE_DECISION_POINT),
                    Set.of(DECLINED),
                    ends(Decision.KEEP_BASELINE),
                    "a person declined to go on"),
            row(
                    "asking",
                    ALWAYS,
                    ANY_STANDING,
                    ANY_FAILURE,
                    Set.of(BEFORE_DECISION_POINT),
                    Set.of(UNANSWERED),
                    new Ruling.Waits(),
                    "a person has to commit to the rest"),
            row(
                    "committed",
                    ALWAYS,
                    ANY_STANDING,
                    ANY_FAILURE,
                    Set.of(BEFORE_DECISION_POINT),
                    Set.of(COMMITTED),
                    new Ruling.GoesOn(),
                    "a person committed to the rest"),
            row(
                    "next-gate",
                    ALWAYS,
                    ANY_STANDING,
                    ANY_FAILURE,
                    ANY_PLACE,
                    ANY_COMMITMENT,
                    new Ruling.GoesOn(),
                    "the gate passed, or failed softly"));

    private DecisionMatrix() {}

    /**
     * @param id for reports
     * @param flags whether the evaluation as a whole is as the row needs it
     * @param because what the row means
     */
    record Row(
            String id,
            Predicate<Situation> flags,
            Set<Standing> standings,
            Set<FailureMeans> failures,
            Set<Place> places,
            Set<CommitmentState> commitments,
            Ruling ruling,
            String because) {
        boolean applies(Situation situation) {
            return flags.test(situation)
                    && standings.contains(situation.standing())
                    && failures.contains(situation.onFail())
                    && places.contains(situation.place())
                    && commitments.contains(situation.commitment());
        }
    }

    /** The row that decides. */
    static Row rule(Situation situation) {
        return ROWS.stream().filter(row -> row.applies(situation)).findFirst().orElseThrow();
    }

    private static Row row(
            String id,
            Predicate<Situation> flags,
            Set<Standing> standings,
            Set<FailureMeans> failures,
            Set<Place> places,
            Set<CommitmentState> commitments,
            Ruling ruling,
            String because) {
        return new Row(id, flags, standings, failures, places, commitments, ruling, because);
    }

    private static Ruling ends(Decision decision) {
        return new Ruling.Ends(decision);
    }
}
