package dev.modelgate.controller.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Queries of verdicts. */
@ApplicationScoped
public class Verdicts implements PanacheRepositoryBase<VerdictEntity, VerdictEntity.Key> {
    public List<VerdictEntity> of(UUID evaluation) {
        return list("key.evaluation = ?1 ORDER BY judgedAt", evaluation);
    }

    public List<VerdictEntity> of(Collection<UUID> evaluations) {
        return list("key.evaluation IN ?1 ORDER BY judgedAt", evaluations);
    }
}
