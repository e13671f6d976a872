package dev.modelgate.controller.dispatch;

import dev.modelgate.contracts.MachineStatus;
import dev.modelgate.controller.messaging.Intake;
import dev.modelgate.controller.messaging.Received;
import dev.modelgate.controller.store.WorkerStatuses;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The channel of heartbeats: the newest of each service is kept, with the broker's time. */
@ApplicationScoped
class HeartbeatIntake {
    private final Intake intake;
    private final WorkerStatuses statuses;
    private final Clock clock;

    HeartbeatIntake(Intake intake, WorkerStatuses statuses, Clock clock) {
        this.intake = intake;
        this.statuses = statuses;
        this.clock = clock;
    }

    @Incoming("machines")
    @Blocking
    void heartbeats(ConsumerRecords<String, byte[]> records) {
        intake.take(records, MachineStatus.class, MachineStatus::key, this::keepNewest);
    }

    private void keepNewest(List<Received<MachineStatus>> heartbeats) {
        Received<MachineStatus> newest = heartbeats.getLast();
        Instant now = clock.instant();
        Instant seenAt = newest.at().isBefore(now) ? newest.at() : now;
        QuarkusTransaction.requiringNew().run(() -> statuses.put(newest.message(), seenAt));
    }
}
