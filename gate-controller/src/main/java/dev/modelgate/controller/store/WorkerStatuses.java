package dev.modelgate.controller.store;

import dev.modelgate.contracts.MachineStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The latest heartbeat of every worker. */
@ApplicationScoped
public class WorkerStatuses implements PanacheRepositoryBase<WorkerStatusEntity, WorkerStatusEntity.Key> {
    /** Keeps the newest; an older one that arrives later changes nothing. */
    public void put(MachineStatus status, Instant seenAt) {
        getEntityManager()
                .createNativeQuery("INSERT INTO worker_status (machine, service, incarnation, seen_at, status)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (machine, service) DO UPDATE SET"
                        + " incarnation = excluded.incarnation, seen_at = excluded.seen_at, status = excluded.status"
                        + " WHERE worker_status.seen_at <= excluded.seen_at")
                .setParameter(1, status.machine())
                .setParameter(2, status.service().name())
                .setParameter(3, status.incarnation())
                .setParameter(4, seenAt)
                .setParameter(5, Json.write(MachineStatus.class, status))
                .executeUpdate();
    }
}
