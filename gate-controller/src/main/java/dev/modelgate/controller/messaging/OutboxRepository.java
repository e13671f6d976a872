package dev.modelgate.controller.messaging;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Queries of the outbox. */
@ApplicationScoped
class OutboxRepository implements PanacheRepository<OutboxEntity> {
    /** One relay at a time keeps the order, however many controllers run. */
    private static final long RELAY_LOCK = 0x6d67_6f75_7462L;

    boolean lock() {
        return (Boolean) getEntityManager()
                .createNativeQuery("SELECT pg_try_advisory_xact_lock(?1)", Boolean.class)
                .setParameter(1, RELAY_LOCK)
                .getSingleResult();
    }

    List<OutboxEntity> unsent(int limit) {
        return find("sentAt IS NULL AND failure IS NULL ORDER BY id")
                .page(0, limit)
                .list();
    }

    long unsentCount() {
        return count("sentAt IS NULL AND failure IS NULL");
    }

    long deleteSentBefore(Instant limit) {
        return delete("sentAt < ?1", limit);
    }
}
