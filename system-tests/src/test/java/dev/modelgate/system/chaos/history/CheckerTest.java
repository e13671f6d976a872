package dev.modelgate.system.chaos.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Decision;
import dev.modelgate.contracts.EvaluationPhase;
import dev.modelgate.contracts.Topics;
import dev.modelgate.contracts.Verdict;
import dev.modelgate.gates.decision.GateVerdict;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A check that cannot fail shows nothing: for every invariant there is a history that breaks it, and is refused for it. */
class CheckerTest {
    @Test
    void aSoundHistoryIsAccepted() {
        assertThat(Checker.check(MutableHistory.sound().freeze())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aHistoryThatBreaksItIsRefused(Invariant invariant) {
        MutableHistory history = MutableHistory.sound();

        damage(invariant, history);

        assertThat(Checker.check(history.freeze()))
                .extracting(Violation::invariant)
                .contains(invariant);
    }

    private static void damage(Invariant invariant, MutableHistory history) {
        AttemptRow first = history.attempts.getFirst();
        VerdictRow verdict = history.verdicts.getFirst();
        switch (invariant) {
            case SUBMISSION_LOST -> history.evaluations.clear();
            case SUBMISSION_DOUBLED ->
                history.wishes.set(
                        0,
                        new Wish(
                                MutableHistory.KEY,
                                "two-gates",
                                false,
                                Set.of(MutableHistory.ID, MutableHistory.STRANGER)));
            case EVALUATION_UNASKED -> history.wishes.clear();
            case EVALUATION_OPEN -> history.evaluations.set(0, history.row("RUNNING", null, null));
            case ATTEMPT_OPEN ->
                history.attempts.set(
                        0,
                        new AttemptRow(
                                first.command(),
                                first.evaluation(),
                                first.gate(),
                                first.step(),
                                1,
                                "ISSUED",
                                false,
                                null,
                                null,
                                null));
            case ATTEMPTS_UNCOUNTED -> history.attempts.add(history.another(3));
            case OUTCOME_TWICE -> history.attempts.add(history.another(2));
            case EVIDENCE_HALF -> history.observations.removeFirst();
            case LATE_OUTCOME_APPLIED ->
                history.attempts.set(
                        0,
                        new AttemptRow(
                                first.command(),
                                first.evaluation(),
                                first.gate(),
                                first.step(),
                                1,
                                "ENDED",
                                false,
                                null,
                                first.result(),
                                "CONTROLLER"));
            case OUTCOME_FORGOTTEN -> history.inbox.removeFirst();
            case COMMAND_WITHOUT_ATTEMPT -> history.command(MutableHistory.STRANGER);
            case VERDICT_TWICE -> history.verdicts.add(verdict);
            case VERDICT_MISSING -> history.verdicts.removeFirst();
            case VERDICTS_OUT_OF_ORDER ->
                history.verdicts.set(
                        0,
                        new VerdictRow(
                                verdict.evaluation(),
                                verdict.gate(),
                                verdict.content(),
                                history.verdicts.getLast().judgedAt().plusSeconds(1)));
            case VERDICT_NOT_RECOMPUTABLE ->
                history.verdicts.set(0, judged(verdict, verdict.content().verdict()));
            case VERDICT_UNLIKE_UNDISTURBED -> history.verdicts.set(0, judged(verdict, Verdict.FAIL));
            case DECISION_UNLIKE_UNDISTURBED ->
                history.evaluations.set(0, history.row("DECIDED", "CANCELLED", "tokenizer"));
            case DECISION_CHANGED -> history.decision(Decision.STOP);
            case VERDICT_TOLD_OTHERWISE -> history.verdicts.set(0, judged(verdict, Verdict.INVALID));
            case VERDICT_UNTOLD ->
                history.messages.removeIf(message -> message.topic().equals(Topics.VERDICTS));
            case STATE_TOLD_OTHERWISE -> history.state(EvaluationPhase.RUNNING, null);
            case DEAD_LETTER_MISSING ->
                history.messages.removeIf(message -> message.topic().endsWith(".dlq"));
            case DEAD_LETTER_UNDUE ->
                history.message(Topics.deadLetters(Topics.OBSERVATIONS), MutableHistory.ID, "none", "{}", null);
            case PROCESS_LEFT -> history.remains = new Remains(List.of("17 python"), List.of(), List.of());
            case FOLDER_LEFT -> history.remains = new Remains(List.of(), List.of("tmp/17"), List.of());
            case ARTIFACT_DAMAGED -> history.remains = new Remains(List.of(), List.of(), List.of("It is cut off."));
        }
    }

    /** The same gate with another verdict, or with other reasons. */
    private static VerdictRow judged(VerdictRow row, Verdict verdict) {
        GateVerdict content = row.content();
        return new VerdictRow(
                row.evaluation(),
                row.gate(),
                new GateVerdict(
                        content.gate(),
                        verdict,
                        content.criteria(),
                        List.of("Nobody knows why."),
                        content.cautions(),
                        content.statistics()),
                row.judgedAt());
    }
}
