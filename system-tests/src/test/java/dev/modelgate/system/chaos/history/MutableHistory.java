package dev.modelgate.system.chaos.history;

import dev.modelgate.cli.client.PlanRequest;
import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.CommandId;
import dev.modelgate.contracts.Decision;
import dev.modelgate.contracts.EvaluationPhase;
import dev.modelgate.contracts.EvaluationState;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Judgement;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Topics;
import dev.modelgate.contracts.Wire;
import dev.modelgate.gates.decision.Attempt;
import dev.modelgate.gates.decision.Commitment;
import dev.modelgate.gates.decision.Effect;
import dev.modelgate.gates.decision.GateProgress;
import dev.modelgate.gates.decision.GateVerdict;
import dev.modelgate.gates.decision.NextEffects;
import dev.modelgate.gates.decision.Progress;
import dev.modelgate.gates.decision.StepProgress;
import dev.modelgate.gates.plan.Plan;
import dev.modelgate.system.PocketPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A history that is sound, of one evaluation with two gates, and whose parts a test can take away or change. */
final class MutableHistory {
    static final String ID = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
    static final String KEY = "chaos-1";
    static final String STRANGER = "00000000-0000-4000-8000-000000000000";
    private static final String NAME = "two-gates";
    private static final Instant START = Instant.parse("2026-11-25T06:00:00Z");

    final List<Wish> wishes = new ArrayList<>(List.of(new Wish(KEY, NAME, false, Set.of(ID))));
    final List<EvaluationRow> evaluations = new ArrayList<>();
    final List<AttemptRow> attempts = new ArrayList<>();
    final List<ObservationRow> observations = new ArrayList<>();
    final List<VerdictRow> verdicts = new ArrayList<>();
    final List<InboxRow> inbox = new ArrayList<>();
    final List<Message> messages = new ArrayList<>();
    final List<Injection> injections = new ArrayList<>();
    Remains remains = Remains.none();
    private final PlanRequest request = PocketPlan.as(NAME)
            .gates("tokenizer")
            .top("suites: {}")
            .thenDecisionAndLastGate()
            .request();
    private final Map<String, GateVerdict> judged = new LinkedHashMap<>();
    private Effect.Decide decided;

    /** What the controller's core makes of workers that find every delimiter to be one token. */
    static MutableHistory sound() {
        MutableHistory history = new MutableHistory();
        history.evaluations.add(history.row("RUNNING", null, null));
        Plan plan = Recomputation.plan(history.evaluations.getFirst());
        while (history.decided == null) {
            NextEffects.of(plan, history.progress(plan)).forEach(history::carryOut);
        }
        history.injections.add(new Injection(1, Topics.OUTCOMES, "unreadable", true, 0));
        history.message(Topics.OUTCOMES, "?", "none", "{\"broken\": ", 1);
        history.message(Topics.deadLetters(Topics.OUTCOMES), "?", "none", "{\"broken\": ", 1);
        return history;
    }

    History freeze() {
        return new History(
                wishes,
                Map.of(NAME, new Reference(Map.of("tokenizer", "PASS", "last", "PASS"), "DEPLOY")),
                evaluations,
                attempts,
                observations,
                verdicts,
                inbox,
                messages,
                injections,
                remains,
                null,
                0);
    }

    EvaluationRow row(String phase, String decision, String decidedBy) {
        return new EvaluationRow(
                ID, KEY, NAME, request.text().orElseThrow(), request.suites(), phase, decision, decidedBy);
    }

    void message(String topic, String key, String id, String body, Integer injection) {
        messages.add(new Message(0, topic, 0, messages.size(), key, id, body, injection));
    }

    void state(EvaluationPhase phase, Decision decision) {
        message(
                Topics.EVALUATIONS,
                ID,
                ID + "/" + messages.size(),
                Wire.write(new EvaluationState(ID, NAME, "0", phase, null, null, decision, START)),
                null);
    }

    void decision(Decision decision) {
        message(
                Topics.VERDICTS,
                ID,
                ID + "/decision",
                Wire.write(new Judgement.Decided(ID, START, decision, "last", List.of(), List.of())),
                null);
    }

    void command(String id) {
        message(
                Topics.CONVERTER_COMMANDS,
                ID,
                id,
                Wire.write(new Command(id, ID, "tokenizer", "tokenizer", 1, null, START, START, 30, null)),
                null);
    }

    void outcome(String command) {
        Result result = new Result.Completed(null, false);
        message(
                Topics.OUTCOMES,
                ID,
                command + "/outcome",
                Wire.write(new Outcome(command, ID, "here", "?", START, START, 2, result)),
                null);
    }

    /** Another attempt at the first step, with this number, that its worker has completed. */
    AttemptRow another(int number) {
        String command = CommandId.of(ID, "tokenizer", "tokenizer", number);
        Result result = new Result.Completed(null, false);
        return new AttemptRow(command, ID, "tokenizer", "tokenizer", number, "ENDED", true, 0L, result, "WORKER");
    }

    private Progress progress(Plan plan) {
        List<GateProgress> gates = plan.gates().stream()
                .map(gate -> new GateProgress(gate.name(), steps(gate.name()), judged.get(gate.name())))
                .toList();
        return new Progress(gates, new Commitment(true, "Ada", null), null, Duration.ZERO, null);
    }

    private List<StepProgress> steps(String gate) {
        return attempts.stream()
                .filter(attempt -> attempt.gate().equals(gate))
                .map(attempt -> new StepProgress(
                        attempt.step(),
                        List.of(new Attempt(
                                attempt.number(),
                                attempt.result(),
                                observations.stream()
                                        .filter(one -> one.command().equals(attempt.command()))
                                        .map(ObservationRow::fact)
                                        .toList()))))
                .toList();
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.IssueCommand issue -> complete(issue);
            case Effect.RecordVerdict recorded -> judge(recorded.verdict());
            case Effect.Decide decide -> decide(decide);
            case Effect.AwaitCommitment await -> throw new IllegalStateException("It is answered.");
            case Effect.CancelOpen cancel -> throw new IllegalStateException("Nothing is open.");
        }
    }

    private void complete(Effect.IssueCommand issue) {
        String command = CommandId.of(ID, issue.gate(), issue.step(), issue.attempt());
        Result result = new Result.Completed(null, false);
        attempts.add(new AttemptRow(
                command, ID, issue.gate(), issue.step(), issue.attempt(), "ENDED", true, 2L, result, "WORKER"));
        observations.add(new ObservationRow(command, 1, new Fact.TokenizerRead("tokenizer.json", 100, "0")));
        observations.add(new ObservationRow(
                command, 2, new Fact.Delimiter("[TOOL_CALLS]", List.of(5), List.of("[TOOL_CALLS]"), true)));
        inbox.add(new InboxRow(Topics.OUTCOMES + "/" + command + "/outcome", command, true));
        command(command);
        outcome(command);
    }

    private void judge(GateVerdict verdict) {
        judged.put(verdict.gate(), verdict);
        Instant at = START.plusSeconds(judged.size());
        verdicts.add(new VerdictRow(ID, verdict.gate(), verdict, at));
        message(
                Topics.VERDICTS,
                ID,
                ID + "/" + verdict.gate(),
                Wire.write(new Judgement.GateJudged(ID, at, verdict.gate(), verdict.verdict(), verdict.reasons())),
                null);
    }

    private void decide(Effect.Decide decide) {
        decided = decide;
        evaluations.set(0, row("DECIDED", decide.decision().name(), decide.decidedBy()));
        decision(decide.decision());
        state(EvaluationPhase.DECIDED, decide.decision());
    }
}
