package dev.modelgate.gates.decision;

import dev.modelgate.contracts.Verdict;
import dev.modelgate.gates.plan.OnFail;

/**
 * What the decision matrix looks at, for one gate.
 *
 * @param cancelled whether the evaluation was asked to stop
 * @param budgetSpent whether the plan's budget is spent
 * @param standing how the gate stands
 * @param onFail what its failure means
 * @param place where it stands in the plan
 * @param commitment what a person has said
 */
record Situation(
        boolean cancelled,
        boolean budgetSpent,
        Standing standing,
        FailureMeans onFail,
        Place place,
        CommitmentState commitment) {

    enum Standing {
        UNDER_WAY,
        PASS,
        FAIL,
        INCONCLUSIVE,
        INVALID;

        static Standing of(Verdict verdict) {
            return switch (verdict) {
                case PASS -> PASS;
                case FAIL -> FAIL;
                case INCONCLUSIVE -> INCONCLUSIVE;
                case INVALID -> INVALID;
            };
        }
    }

    enum FailureMeans {
        STOP,
        CONTINUE,
        KEEP_BASELINE;

        static FailureMeans of(OnFail onFail) {
            return switch (onFail) {
                case OnFail.Stop stop -> STOP;
                case OnFail.Continue soft -> CONTINUE;
                case OnFail.KeepBaseline keep -> KEEP_BASELINE;
            };
        }
    }

    enum Place {
        /** A gate before the decision point comes after it. */
        EARLY,
        /** The decision point comes after it. */
        BEFORE_DECISION_POINT,
        /** After the decision point, and a gate comes after it. */
        LATE,
        /** The last gate. */
        LAST
    }

    enum CommitmentState {
        UNANSWERED,
        COMMITTED,
        DECLINED;

        static CommitmentState of(Commitment commitment) {
            if (commitment == null) {
                return UNANSWERED;
            }
            return commitment.commit() ? COMMITTED : DECLINED;
        }
    }
}
