package dev.modelgate.controller.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Queries of what people said. */
@ApplicationScoped
public class Interventions implements PanacheRepositoryBase<InterventionEntity, InterventionEntity.Key> {
    public Optional<InterventionEntity> of(UUID evaluation, InterventionEntity.Kind kind) {
        return findByIdOptional(new InterventionEntity.Key(evaluation, kind));
    }
}
