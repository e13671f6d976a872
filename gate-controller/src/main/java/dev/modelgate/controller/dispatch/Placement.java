package dev.modelgate.controller.dispatch;

import dev.modelgate.contracts.WorkerKind;
import dev.modelgate.gates.plan.MachineNeeds;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which machine an evaluation goes to: a pure choice. */
final class Placement {
    private Placement() {}

    /**
     * The least loaded machine that has what the plan needs and whose accelerator services both live; the first by name among
     * equals.
     *
     * @param load how many undecided evaluations a machine has
     */
    static Optional<String> choose(List<MachineView> machines, MachineNeeds needs, ToLongFunction<String> load) {
        return machines.stream()
                .filter(MachineView::whole)
                .filter(machine -> fits(machine, needs))
                .map(MachineView::name)
                .min(Comparator.comparingLong(load).thenComparing(Comparator.naturalOrder()));
    }

    /** One sentence: what was asked, and what was seen. */
    static String refusal(List<MachineView> machines, MachineNeeds needs, String placedOn, long seconds, Instant now) {
        String asked = placedOn == null
                ? "No machine with backend %s and at least %s GB whose inference-service and training-service live"
                        .formatted(needs.backend(), plain(needs.memoryGb()))
                : "The services of machine " + placedOn + ", where the models of this evaluation lie, do not all live";
        return asked + (placedOn == null ? " was seen for " : " and have not for ") + seconds + " s; seen: "
                + seen(machines, now) + ".";
    }

    /** The same for the converter. */
    static String noConverter(long seconds) {
        return "No converter-service was seen alive for " + seconds + " s.";
    }

    private static boolean fits(MachineView machine, MachineNeeds needs) {
        // Both: MLX answers each of them at its own time.
        return Stream.of(WorkerKind.INFERENCE, WorkerKind.TRAINING)
                .map(machine::service)
                .allMatch(service -> service.map(MachineView.Service::status)
                        .filter(status -> needs.metBy(status.backend(), status.memoryBytes()))
                        .isPresent());
    }

    private static String seen(List<MachineView> machines, Instant now) {
        String list = machines.stream()
                .filter(machine -> machine.service(WorkerKind.INFERENCE).isPresent()
                        || machine.service(WorkerKind.TRAINING).isPresent())
                .map(machine -> machine.describe(now))
                .collect(Collectors.joining(", "));
        return list.isEmpty() ? "none" : list;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
