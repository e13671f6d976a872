package dev.modelgate.gates.decision;

import dev.modelgate.contracts.Decision;
import dev.modelgate.gates.plan.DecisionPoint;
import dev.modelgate.gates.plan.Gate;
import dev.modelgate.gates.plan.Plan;
import dev.modelgate.gates.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The state machine of an evaluation, as a pure function. */
public final class NextEffects {
    private final Plan plan;
    private final Progress progress;
    private final Artifacts artifacts;
    private final List<Effect> effects = new ArrayList<>();
    private final List<String> cautions = new ArrayList<>();

    private NextEffects(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
        this.artifacts = new Artifacts(plan);
    }

    /**
     * What is to be done now. Asking again with the effects recorded yields only what is new: an open attempt is not issued
     * twice, a recorded verdict or decision never changes. {@link Effect.AwaitCommitment} is repeated until it is answered.
     *
     * @param plan a valid plan
     * @param progress all that is recorded
     * @return in the order in which to carry them out; empty while an attempt is open, or at the end
     */
    public static List<Effect> of(Plan plan, Progress progress) {
        NextEffects next = new NextEffects(plan, progress);
        if (progress.decision() != null) {
            next.cancelOpen("The evaluation is decided.");
        } else {
            next.run();
        }
        return List.copyOf(next.effects);
    }

    private void run() {
        boolean goesOn = true;
        for (int index = 0; index < plan.gates().size() && goesOn; index++) {
            goesOn = gate(index);
        }
    }

    /** Whether the gate has its verdict and the plan goes on after it. */
    private boolean gate(int index) {
        Gate gate = plan.gates().get(index);
        GateProgress recorded = progress.gate(gate.name());
        Map<String, StepState> states = states(gate, recorded);
        GateVerdict verdict = recorded.verdict();
        if (verdict == null && progress.cancellation() == null && over(gate, states)) {
            verdict = GateJudge.judge(new GateEvidence(plan, gate, states));
            effects.add(new Effect.RecordVerdict(verdict));
        }
        if (verdict != null) {
            cautions.addAll(verdict.cautions());
        }
        DecisionMatrix.Row row = DecisionMatrix.rule(situation(index, gate, verdict));
        switch (row.ruling()) {
            case Ruling.Ends(Decision decision) -> end(decision, row, gate, verdict);
            case Ruling.Waits() ->
                effects.add(new Effect.AwaitCommitment(plan.decisionPoint().question()));
            case Ruling.GoesOn() -> {
                if (verdict == null) {
                    issue(gate, states);
                }
                return verdict != null;
            }
        }
        return false;
    }

    private Map<String, StepState> states(Gate gate, GateProgress recorded) {
        Map<String, StepState> states = new LinkedHashMap<>();
        boolean reached = true;
        for (Step step : gate.steps()) {
            StepState state = StepState.of(step, recorded.step(step.id()), artifacts.leftOut(step.action()));
            if (reached && state instanceof StepState.Due && !artifacts.ready(step.action())) {
                state = new StepState.Broken(
                        "The step '" + step.id() + "' needs what an earlier gate, which failed softly, did not make.",
                        List.of());
            }
            reached = reached && (state instanceof StepState.Done || state instanceof StepState.LeftOut);
            artifacts.add(step, state);
            states.put(step.id(), state);
        }
        return states;
    }

    /** Whether nothing of the gate is left to run: all steps have ended, or one ended so that the rest makes no sense. */
    private static boolean over(Gate gate, Map<String, StepState> states) {
        for (Step step : gate.steps()) {
            switch (states.get(step.id())) {
                case StepState.Failed failed -> {
                    return true;
                }
                case StepState.Broken broken -> {
                    return true;
                }
                case StepState.Due due -> {
                    return false;
                }
                case StepState.Open open -> {
                    return false;
                }
                case StepState.Done done -> {}
                case StepState.LeftOut left -> {}
            }
        }
        return true;
    }

    /** Issues the first step that is due, unless one before it is open. */
    private void issue(Gate gate, Map<String, StepState> states) {
        for (Step step : gate.steps()) {
            if (states.get(step.id()) instanceof StepState.Open) {
                return;
            }
            if (states.get(step.id()) instanceof StepState.Due(int attempt)) {
                effects.add(new Effect.IssueCommand(
                        gate.name(), step.id(), attempt, Tasks.of(plan, step, artifacts), plan.deadline(step.kind())));
                return;
            }
        }
    }

    private Situation situation(int index, Gate gate, GateVerdict verdict) {
        return new Situation(
                progress.cancellation() != null,
                progress.spent().compareTo(plan.budget()) > 0,
                verdict == null ? Situation.Standing.UNDER_WAY : Situation.Standing.of(verdict.verdict()),
                Situation.FailureMeans.of(gate.onFail()),
                place(index),
                Situation.CommitmentState.of(progress.commitment()));
    }

    private Situation.Place place(int index) {
        if (index == plan.gates().size() - 1) {
            return Situation.Place.LAST;
        }
        int before = plan.decisionPoint().gatesBefore();
        if (index == before - 1) {
            return Situation.Place.BEFORE_DECISION_POINT;
        }
        return index < before ? Situation.Place.EARLY : Situation.Place.LATE;
    }

    private void end(Decision decision, DecisionMatrix.Row row, Gate gate, GateVerdict verdict) {
        cancelOpen("The evaluation ended with " + decision + ".");
        String decidedBy = row.id().equals("declined") ? DecisionPoint.NAME : gate.name();
        effects.add(new Effect.Decide(
                decision,
                decidedBy,
                row.id(),
                Reasons.of(plan, progress, row, gate, verdict),
                cautions.stream().distinct().toList()));
    }

    private void cancelOpen(String reason) {
        List<Effect.OpenCommand> open = plan.gates().stream()
                .flatMap(gate -> open(progress.gate(gate.name())))
                .toList();
        if (!open.isEmpty()) {
            effects.add(new Effect.CancelOpen(open, reason));
        }
    }

    private static Stream<Effect.OpenCommand> open(GateProgress gate) {
        return gate.steps().stream()
                .flatMap(step -> step.last().stream()
                        .filter(Attempt::open)
                        .map(attempt -> new Effect.OpenCommand(gate.gate(), step.step(), attempt.number())));
    }
}
