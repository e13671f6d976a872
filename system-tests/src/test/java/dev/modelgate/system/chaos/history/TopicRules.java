package dev.modelgate.system.chaos.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.EvaluationState;
import dev.modelgate.contracts.Instruction;
import dev.modelgate.contracts.Judgement;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Topics;
import dev.modelgate.contracts.UnreadableMessageException;
import dev.modelgate.contracts.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The topics say what the tables say. */
final class TopicRules {
    private static final Set<String> COMMANDS =
            Set.of(Topics.CONVERTER_COMMANDS, Topics.INFERENCE_COMMANDS, Topics.TRAINING_COMMANDS);

    private final History history;
    private final Map<String, AttemptRow> attempts;
    private final Map<String, EvaluationRow> evaluations;
    private final List<Violation> violations = new ArrayList<>();

    private TopicRules(History history) {
        this.history = history;
        this.attempts = history.attempts().stream()
                .collect(toMap(AttemptRow::command, attempt -> attempt, (one, other) -> one));
        this.evaluations = history.evaluations().stream()
                .collect(toMap(EvaluationRow::id, evaluation -> evaluation, (one, other) -> one));
    }

    static List<Violation> check(History history) {
        TopicRules rules = new TopicRules(history);
        rules.commands();
        rules.outcomes();
        rules.judgements();
        rules.states();
        return rules.violations;
    }

    private void commands() {
        said(COMMANDS).forEach(message -> {
            if (read(message, Instruction.class) instanceof Command command && !attempts.containsKey(command.id())) {
                add(
                        Invariant.COMMAND_WITHOUT_ATTEMPT,
                        "Command " + command.id() + " for " + command.gate() + "/" + command.step() + " of evaluation "
                                + command.evaluation() + " has no attempt.");
            }
        });
    }

    private void outcomes() {
        Map<String, InboxRow> inbox =
                history.inbox().stream().collect(toMap(InboxRow::id, row -> row, (one, other) -> one));
        said(Set.of(Topics.OUTCOMES)).forEach(message -> {
            Outcome outcome = read(message, Outcome.class);
            InboxRow row = inbox.get(message.topic() + "/" + message.id());
            if (row == null) {
                if (message.epoch() == history.epoch()) {
                    add(Invariant.OUTCOME_FORGOTTEN, "Outcome " + message.id() + " is nowhere recorded.");
                }
                return;
            }
            AttemptRow attempt = attempts.get(outcome.command());
            if (row.applied() && (attempt == null || attempt.ended() && !attempt.outcome())) {
                add(
                        Invariant.LATE_OUTCOME_APPLIED,
                        "Outcome " + message.id() + " was applied, though the attempt had ended without it.");
            }
        });
    }

    private void judgements() {
        Map<String, Judgement> told = new HashMap<>();
        Set<String> gates = new HashSet<>();
        said(Set.of(Topics.VERDICTS)).forEach(message -> {
            Judgement judgement = read(message, Judgement.class);
            Judgement before = told.putIfAbsent(message.id(), judgement);
            if (before != null && !before.equals(judgement)) {
                add(Invariant.DECISION_CHANGED, "First " + before + " was told, then " + judgement + ".");
            }
            switch (judgement) {
                case Judgement.GateJudged judged -> {
                    gates.add(judged.evaluation() + "/" + judged.gate());
                    verdict(judged);
                }
                case Judgement.Decided decided -> {
                    gates.add(decided.evaluation() + "/");
                    decision(decided);
                }
            }
        });
        untold(gates);
    }

    private void verdict(Judgement.GateJudged judged) {
        boolean agrees = history.verdicts().stream()
                .anyMatch(row -> row.evaluation().equals(judged.evaluation())
                        && row.gate().equals(judged.gate())
                        && row.content().verdict() == judged.verdict()
                        && row.content().reasons().equals(judged.reasons()));
        if (!agrees) {
            add(Invariant.VERDICT_TOLD_OTHERWISE, "Told, and not recorded so: " + judged + ".");
        }
    }

    private void decision(Judgement.Decided decided) {
        EvaluationRow evaluation = evaluations.get(decided.evaluation());
        if (evaluation == null
                || !decided.decision().name().equals(evaluation.decision())
                || !decided.decidedBy().equals(evaluation.decidedBy())) {
            add(Invariant.VERDICT_TOLD_OTHERWISE, "Told, and not recorded so: " + decided + ".");
        }
    }

    private void untold(Set<String> told) {
        for (VerdictRow row : history.verdicts()) {
            if (!told.contains(row.evaluation() + "/" + row.gate()) && !history.mayBeWiped(row.judgedAt())) {
                add(
                        Invariant.VERDICT_UNTOLD,
                        "Nobody was told the verdict on gate " + row.gate() + " of evaluation " + row.evaluation()
                                + ".");
            }
        }
        for (EvaluationRow row : history.evaluations()) {
            boolean wiped = history.verdicts().stream()
                    .filter(verdict -> verdict.evaluation().equals(row.id()))
                    .allMatch(verdict -> history.mayBeWiped(verdict.judgedAt()));
            if (row.decision() != null && !told.contains(row.id() + "/") && !(wiped && history.epoch() > 0)) {
                add(Invariant.VERDICT_UNTOLD, "Nobody was told the decision on evaluation " + row.id() + ".");
            }
        }
    }

    /** Of the topic as it is now: what was on it before the broker lost its data has to have been told again. */
    private void states() {
        Map<String, List<Message>> last = said(Set.of(Topics.EVALUATIONS))
                .filter(message -> message.epoch() == history.epoch())
                .collect(groupingBy(Message::key));
        said(Set.of(Topics.EVALUATIONS))
                .map(message -> read(message, EvaluationState.class))
                .filter(state -> state.decision() != null)
                .filter(state -> !evaluations.containsKey(state.evaluation())
                        || !state.decision()
                                .name()
                                .equals(evaluations.get(state.evaluation()).decision()))
                .forEach(state -> add(Invariant.DECISION_CHANGED, "Told, and not recorded so: " + state + "."));
        for (EvaluationRow row : history.evaluations()) {
            List<Message> states = last.getOrDefault(row.id(), List.of());
            EvaluationState state = states.isEmpty() ? null : read(states.getLast(), EvaluationState.class);
            boolean agrees = state != null
                    && state.phase().name().equals(row.phase())
                    && String.valueOf(state.decision()).equals(String.valueOf(row.decision()));
            if (!agrees) {
                add(
                        Invariant.STATE_TOLD_OTHERWISE,
                        "Evaluation " + row.id() + " is " + row.phase() + " with " + row.decision()
                                + ", and the last that was told is " + state + ".");
            }
        }
    }

    private Stream<Message> said(Set<String> topics) {
        return history.messages().stream().filter(message -> !message.injected() && topics.contains(message.topic()));
    }

    private void add(Invariant invariant, String detail) {
        violations.add(new Violation(invariant, detail));
    }

    private static <T> T read(Message message, Class<T> type) {
        try {
            return Wire.read(message.body().getBytes(StandardCharsets.UTF_8), type);
        } catch (UnreadableMessageException e) {
            throw new IllegalArgumentException("The stack itself has put on " + message.topic() + ": " + message, e);
        }
    }
}
