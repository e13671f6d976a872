package dev.modelgate.system.chaos.history;

/** What must hold whatever dies, and whenever. */
public enum Invariant {
    SUBMISSION_LOST("Every evaluation that was accepted exists."),
    SUBMISSION_DOUBLED("One Idempotency-Key makes one evaluation, however often it is sent."),
    EVALUATION_UNASKED("There is no evaluation that nobody asked for."),
    EVALUATION_OPEN("Every evaluation ends."),
    ATTEMPT_OPEN("No attempt of an ended evaluation is open."),
    ATTEMPTS_UNCOUNTED("The attempts at a step are numbered from 1 without gaps, and are no more than allowed."),
    OUTCOME_TWICE("At most one measured outcome of a step is applied, and no attempt follows it."),
    EVIDENCE_HALF("All observations 1 to n that an applied outcome counts are there."),
    LATE_OUTCOME_APPLIED("An outcome that comes after its attempt has ended is recorded and not applied."),
    OUTCOME_FORGOTTEN("Every outcome that was published is recorded."),
    COMMAND_WITHOUT_ATTEMPT("Every command on a topic has the row of its attempt."),
    VERDICT_TWICE("Each gate has exactly one recorded verdict."),
    VERDICT_MISSING("Every gate up to the one that decided has a verdict, unless the evaluation was cancelled."),
    VERDICTS_OUT_OF_ORDER("Verdicts are recorded in the order of the plan."),
    VERDICT_NOT_RECOMPUTABLE("A verdict follows from the stored evidence."),
    VERDICT_UNLIKE_UNDISTURBED("The verdicts are those of an undisturbed run."),
    DECISION_UNLIKE_UNDISTURBED("The decision is that of an undisturbed run, and CANCELLED where that was agreed to."),
    DECISION_CHANGED("Decided stays decided: nothing else was ever told."),
    VERDICT_TOLD_OTHERWISE("What the verdicts topic says is what is recorded."),
    VERDICT_UNTOLD("Every recorded verdict and decision was told on the verdicts topic."),
    STATE_TOLD_OTHERWISE("The last state on the evaluations topic is the recorded one."),
    DEAD_LETTER_MISSING("Every unreadable message is put aside."),
    DEAD_LETTER_UNDUE("Nothing but unreadable messages is put aside."),
    PROCESS_LEFT("No process outlives the stack."),
    FOLDER_LEFT("No temporary folder outlives the stack."),
    ARTIFACT_DAMAGED("Every artifact is what its manifest says.");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
