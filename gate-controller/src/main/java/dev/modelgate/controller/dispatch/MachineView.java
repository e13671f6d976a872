package dev.modelgate.controller.dispatch;

import dev.modelgate.contracts.MachineStatus;
import dev.modelgate.contracts.WorkerKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A machine as its services' heartbeats show it.
 *
 * @param name of the machine
 * @param services by kind
 */
record MachineView(String name, Map<WorkerKind, Service> services) {
    /**
     * The latest heartbeat of a service.
     *
     * @param alive whether it is recent enough
     */
    record Service(MachineStatus status, Instant seenAt, boolean alive) {}

    static List<MachineView> of(List<Service> services) {
        return services.stream()
                .collect(Collectors.groupingBy(service -> service.status().machine()))
                .entrySet()
                .stream()
                .map(machine -> new MachineView(
                        machine.getKey(),
                        machine.getValue().stream()
                                .collect(Collectors.toMap(
                                        service -> service.status().service(), Function.identity()))))
                .sorted(Comparator.comparing(MachineView::name))
                .toList();
    }

    boolean alive(WorkerKind kind) {
        return service(kind).map(Service::alive).orElse(false);
    }

    Optional<Service> service(WorkerKind kind) {
        return Optional.ofNullable(services.get(kind));
    }

    /** Whether models can be prepared, trained and asked there now. */
    boolean whole() {
        return alive(WorkerKind.INFERENCE) && alive(WorkerKind.TRAINING);
    }

    /** What its accelerator services say about it; the inference-service first. */
    Optional<MachineStatus> accelerator() {
        return service(WorkerKind.INFERENCE)
                .or(() -> service(WorkerKind.TRAINING))
                .map(Service::status);
    }

    /** Such as {@code mini (metal, 68.7 GB; inference alive, training silent for 40 s)}. */
    String describe(Instant now) {
        String has = accelerator()
                .map(status -> "%s, %.1f GB".formatted(status.backend(), status.memoryBytes() / 1e9))
                .orElse("no accelerator");
        return name + " (" + has + "; " + state(WorkerKind.INFERENCE, now) + ", " + state(WorkerKind.TRAINING, now)
                + ")";
    }

    private String state(WorkerKind kind, Instant now) {
        return kind.label() + " "
                + service(kind)
                        .map(service -> service.alive()
                                ? "alive"
                                : "silent for "
                                        + Duration.between(service.seenAt(), now)
                                                .toSeconds() + " s")
                        .orElse("never seen");
    }
}
