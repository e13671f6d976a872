package dev.modelgate.controller.store;

import dev.modelgate.contracts.EvaluationPhase;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Queries of evaluations. */
@ApplicationScoped
public class Evaluations implements PanacheRepositoryBase<EvaluationEntity, UUID> {
    /** The evaluation, locked until the transaction ends: whoever changes anything of it holds this lock first. */
    public Optional<EvaluationEntity> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<EvaluationEntity> withKey(String idempotencyKey) {
        return find("idempotencyKey", idempotencyKey).firstResultOptional();
    }

    /** The newest first. */
    public List<EvaluationEntity> newest(int limit) {
        return find("ORDER BY createdAt DESC, id DESC").page(0, limit).list();
    }

    /** How many undecided evaluations live on a machine. */
    public long openOn(String machine) {
        return count("machine = ?1 AND phase <> ?2", machine, EvaluationPhase.DECIDED);
    }

    /** In the order of their beginning. */
    public List<UUID> all() {
        return getEntityManager()
                .createQuery("SELECT e.id FROM EvaluationEntity e ORDER BY e.createdAt", UUID.class)
                .getResultList();
    }

    public List<UUID> undecided() {
        return getEntityManager()
                .createQuery("SELECT e.id FROM EvaluationEntity e WHERE e.phase <> ?1 ORDER BY e.createdAt", UUID.class)
                .setParameter(1, EvaluationPhase.DECIDED)
                .getResultList();
    }
}
