package dev.modelgate.controller.dispatch;

import dev.modelgate.contracts.MachineStatus;
import dev.modelgate.contracts.WorkerKind;
import dev.modelgate.controller.config.ControllerConfig;
import dev.modelgate.controller.store.Json;
import dev.modelgate.controller.store.WorkerStatuses;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the heartbeats say of all machines. */
@ApplicationScoped
public class Machines {
    private final WorkerStatuses statuses;
    private final ControllerConfig config;
    private final Clock clock;

    Machines(WorkerStatuses statuses, ControllerConfig config, Clock clock) {
        this.statuses = statuses;
        this.config = config;
        this.clock = clock;
    }

    List<MachineView> all() {
        return MachineView.of(services());
    }

    boolean converterAlive() {
        return services().stream()
                .anyMatch(service -> service.status().service() == WorkerKind.CONVERTER && service.alive());
    }

    /** The latest heartbeat of a service of a machine. */
    Optional<MachineView.Service> service(String machine, WorkerKind kind) {
        return services().stream()
                .filter(service -> service.status().machine().equals(machine)
                        && service.status().service() == kind)
                .findFirst();
    }

    /** The service of this kind that says it holds a command. */
    Optional<MachineView.Service> holderOf(String command, WorkerKind kind) {
        return services().stream()
                .filter(service -> service.status().service() == kind
                        && service.status().running() != null
                        && service.status().running().contains(command))
                .findFirst();
    }

    /** What a machine measured with; empty when its inference-service was never seen. */
    public Optional<MachineStatus> describe(String machine) {
        return service(machine, WorkerKind.INFERENCE).map(MachineView.Service::status);
    }

    private List<MachineView.Service> services() {
        Instant oldest = clock.instant().minus(config.heartbeatTimeout());
        return statuses.listAll().stream()
                .map(entity -> new MachineView.Service(
                        Json.read(MachineStatus.class, entity.status), entity.seenAt, entity.seenAt.isAfter(oldest)))
                .toList();
    }
}
