package dev.modelgate.controller.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.contracts.Decision;
import dev.modelgate.contracts.EvaluationPhase;
import dev.modelgate.contracts.Verdict;
import dev.modelgate.gates.scoring.CountStatistics;
import java.time.Instant;
import java.util.List;

/**
 * An evaluation as people and programs see it.
 *
 * @param id of the evaluation
 * @param plan which plan, in which version
 * @param question that the evaluation answers
 * @param state where it stands
 * @param machine where its models lie; null before it is placed
 * @param decision null until it is decided
 * @param decidedBy the gate that decided, or {@code decision-point}; null until then
 * @param reasons of the decision, one sentence each
 * @param cautions of all gates so far
 * @param startedAt when it was submitted
 * @param endedAt when it was decided; null before
 * @param gates all of the plan, in order, those that have not begun too
 */
public record EvaluationView(
        String id,
        PlanVersion plan,
        String question,
        EvaluationPhase state,
        String machine,
        Decision decision,
        String decidedBy,
        List<String> reasons,
        List<String> cautions,
        Instant startedAt,
        Instant endedAt,
        List<GateView> gates) {
    /** A plan and the hash of its content. */
    public record PlanVersion(String name, String sha256) {}

    /**
     * A gate.
     *
     * @param verdict null until it is judged
     * @param seconds from its first attempt to its verdict, or until now; null before it has begun
     * @param criteria with what was observed; empty until it is judged
     * @param statistics beside the criteria that count answers
     */
    public record GateView(
            String gate,
            Verdict verdict,
            List<String> reasons,
            Double seconds,
            List<CriterionView> criteria,
            List<StepView> steps,
            List<CountStatistics> statistics) {}

    /** A criterion and what was observed; {@code observed} and {@code holds} are null without evidence. */
    public record CriterionView(
            String metric,
            JsonNode observed,
            String unit,
            String comparison,
            JsonNode threshold,
            Boolean holds,
            String sentence) {}

    /**
     * A step, by its last attempt.
     *
     * @param attempt its number; 0 before the first
     * @param seconds from being sent to its end, or until now; null before it is sent
     * @param progress how far it is; null when unknown
     * @param detail how it ended, or what it waits for; null otherwise
     */
    public record StepView(
            String step, StepState state, int attempt, Double seconds, ProgressView progress, String detail) {}

    /** How far a command is; {@code total} is 0 when unknown. */
    public record ProgressView(long done, long total, String unit) {}

    /** Where a step stands. */
    public enum StepState {
        PENDING,
        QUEUED,
        RUNNING,
        COMPLETED,
        MODEL_FAILED,
        WORKER_FAILED,
        CANCELLED
    }

    /** Whether nothing can change any more. */
    public boolean terminal() {
        return state == EvaluationPhase.DECIDED;
    }
}
