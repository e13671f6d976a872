package dev.modelgate.cli.client;

import java.time.Instant;
import java.util.List;

/**
 * An evaluation as {@code GET /evaluations/{id}} tells it; fields that this client does not show are left out.
 *
 * @param decision null until the evaluation is decided
 * @param startedAt null until the first gate has begun
 */
public record Evaluation(
        String id,
        Plan plan,
        State state,
        String machine,
        Decision decision,
        String decidedBy,
        List<String> reasons,
        List<String> cautions,
        Instant startedAt,
        Instant endedAt,
        List<Gate> gates) {
    public Evaluation {
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
        cautions = cautions == null ? List.of() : List.copyOf(cautions);
        gates = gates == null ? List.of() : List.copyOf(gates);
    }

    /** What an evaluation is doing. */
    public enum State {
        RUNNING,
        AWAITING_COMMITMENT,
        DECIDED
    }

    /** How an evaluation ended. */
    public enum Decision {
        DEPLOY,
        KEEP_BASELINE,
        STOP,
        INCONCLUSIVE,
        INVALID,
        CANCELLED
    }

    /** @param sha256 hash of the plan and its suites */
    public record Plan(String name, String sha256) {}

    /**
     * @param verdict PASS, FAIL, INCONCLUSIVE, INVALID, or null while it is not judged
     * @param seconds spent on it, or null
     */
    public record Gate(String gate, String verdict, List<String> reasons, Double seconds, List<Step> steps) {
        public Gate {
            reasons = reasons == null ? List.of() : List.copyOf(reasons);
            steps = steps == null ? List.of() : List.copyOf(steps);
        }
    }

    /**
     * @param state as the controller names it
     * @param attempt from 1
     * @param progress how far it is, or null when nobody knows
     */
    public record Step(String step, String state, Integer attempt, Double seconds, Progress progress) {}

    /**
     * @param done units finished
     * @param total units in all, or null when that is not known
     * @param unit what is counted, such as {@code queries}; may be null
     */
    public record Progress(Long done, Long total, String unit) {}
}
