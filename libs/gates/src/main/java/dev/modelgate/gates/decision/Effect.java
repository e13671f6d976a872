package dev.modelgate.gates.decision;

import dev.modelgate.contracts.Decision;
import dev.modelgate.contracts.Task;
import dev.modelgate.gates.plan.Deadline;
import java.util.List;

/** What is to be done next. An executor carries all effects of one call out in one transaction. */
public sealed interface Effect {
    /**
     * Send a command.
     *
     * @param gate name of the gate
     * @param step id of the step
     * @param attempt 1 for the first
     * @param task what to do, with artifacts resolved to keys
     * @param deadline how long it may take
     */
    record IssueCommand(String gate, String step, int attempt, Task task, Deadline deadline) implements Effect {}

    /** Record the one verdict of a gate. */
    record RecordVerdict(GateVerdict verdict) implements Effect {}

    /** Ask a person; nothing goes on before the answer is in {@link Progress#commitment}. */
    record AwaitCommitment(String question) implements Effect {}

    /**
     * Record the decision; it is final.
     *
     * @param decision the outcome
     * @param decidedBy the gate that decided, or {@code decision-point}
     * @param rule id of the row of the decision matrix
     * @param reasons one sentence each
     * @param cautions of all gates
     */
    record Decide(Decision decision, String decidedBy, String rule, List<String> reasons, List<String> cautions)
            implements Effect {}

    /**
     * Ask workers to stop what is open.
     *
     * @param commands those that are open
     * @param reason one sentence
     */
    record CancelOpen(List<OpenCommand> commands, String reason) implements Effect {}

    /** An attempt without an outcome. */
    record OpenCommand(String gate, String step, int attempt) {}
}
