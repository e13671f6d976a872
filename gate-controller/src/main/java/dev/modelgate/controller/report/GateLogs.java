package dev.modelgate.controller.report;

import dev.modelgate.contracts.Fact;
import dev.modelgate.gates.plan.Action;
import dev.modelgate.gates.plan.Gate;
import dev.modelgate.gates.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The logs of the gates: {@code gateN-NAME.txt}, numbered from 0. A gate that trains has two: {@code gateN-training.txt} for what
 * was made and {@code gateN-validation.txt} for what was measured with it.
 */
final class GateLogs {
    private GateLogs() {}

    static List<String> names(Dossier dossier) {
        return logs(dossier).stream().map(Log::name).toList();
    }

    static Optional<String> text(Dossier dossier, String name) {
        return logs(dossier).stream()
                .filter(log -> log.name().equals(name))
                .findFirst()
                .map(log -> write(dossier, log));
    }

    private static String write(Dossier dossier, Log log) {
        StringBuilder text = new StringBuilder();
        text.append("Gate ")
                .append(log.gate().name())
                .append(" of plan ")
                .append(dossier.plan().name())
                .append('\n');
        dossier.view().gates().stream()
                .filter(gate -> gate.gate().equals(log.gate().name()) && gate.verdict() != null)
                .forEach(gate -> {
                    text.append("Verdict: ").append(gate.verdict()).append('\n');
                    gate.reasons()
                            .forEach(reason -> text.append("  ").append(reason).append('\n'));
                });
        Map<String, String> versions = new TreeMap<>();
        log.steps().stream()
                .flatMap(step -> dossier.facts(log.gate().name(), step).stream())
                .forEach(fact -> {
                    if (fact instanceof Fact.Versions found) {
                        versions.putAll(found.versions());
                    }
                });
        if (!versions.isEmpty()) {
            text.append("Measured with ").append(Words.versions(versions)).append('\n');
        }
        for (Step step : log.steps()) {
            text.append("\n== ")
                    .append(step.id())
                    .append(" (")
                    .append(step.kind().label())
                    .append(", ")
                    .append(step.side().label())
                    .append(") ==\n");
            text.append(
                    StepLog.write(dossier.plan(), step, dossier.facts(log.gate().name(), step)));
        }
        return text.toString();
    }

    private static List<Log> logs(Dossier dossier) {
        List<Log> logs = new ArrayList<>();
        List<Gate> gates = dossier.plan().gates();
        for (int i = 0; i < gates.size(); i++) {
            Gate gate = gates.get(i);
            if (!dossier.begun(gate.name())) {
                continue;
            }
            if (gate.steps().stream().anyMatch(step -> step.action() instanceof Action.Train)) {
                logs.add(new Log("gate" + i + "-training.txt", gate, steps(gate, step -> !measures(step))));
                logs.add(new Log("gate" + i + "-validation.txt", gate, steps(gate, GateLogs::measures)));
            } else {
                logs.add(new Log("gate" + i + "-" + gate.name() + ".txt", gate, gate.steps()));
            }
        }
        return logs;
    }

    private static List<Step> steps(Gate gate, Predicate<Step> which) {
        return gate.steps().stream().filter(which).toList();
    }

    private static boolean measures(Step step) {
        return step.kind().makes().isEmpty();
    }

    private record Log(String name, Gate gate, List<Step> steps) {}
}
