package dev.modelgate.controller.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Queries of attempts. */
@ApplicationScoped
public class Attempts implements PanacheRepositoryBase<AttemptEntity, UUID> {
    /** In the order in which they were made. */
    public List<AttemptEntity> of(UUID evaluation) {
        return list("evaluation = ?1 ORDER BY createdAt, number", evaluation);
    }

    public List<AttemptEntity> of(Collection<UUID> evaluations) {
        return list("evaluation IN ?1 ORDER BY createdAt, number", evaluations);
    }

    /** Open attempts of an evaluation. */
    public List<AttemptEntity> openOf(UUID evaluation) {
        return list("evaluation = ?1 AND state <> ?2 ORDER BY createdAt", evaluation, AttemptState.ENDED);
    }

    /** Evaluations that have an open attempt; those that wait longest first. */
    public List<UUID> evaluationsWithOpen() {
        return getEntityManager()
                .createQuery(
                        "SELECT a.evaluation FROM AttemptEntity a WHERE a.state <> ?1 GROUP BY a.evaluation"
                                + " ORDER BY min(a.createdAt)",
                        UUID.class)
                .setParameter(1, AttemptState.ENDED)
                .getResultList();
    }

    /** Whether the accelerator of a machine has a command. Call with {@link #lockAccelerator} held. */
    public boolean acceleratorBusy(String machine) {
        return count(
                        "machine = ?1 AND bound = true AND state IN ?2",
                        machine,
                        List.of(AttemptState.ISSUED, AttemptState.COMPLETING))
                > 0;
    }

    /** Lets one transaction at a time give a command to a machine. Taken after the evaluation's own lock, never before. */
    public void lockAccelerator(String machine) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 0))", Integer.class)
                .setParameter(1, "machine/" + machine)
                .getSingleResult();
    }
}
