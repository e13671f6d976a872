package dev.modelgate.controller.store;

import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Observation;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Queries of observations. */
@ApplicationScoped
public class Observations implements PanacheRepositoryBase<ObservationEntity, ObservationEntity.Key> {
    /**
     * Stores an observation unless its number is taken.
     *
     * @return whether it was new
     */
    public boolean add(Observation observation, Instant receivedAt) {
        return getEntityManager()
                        .createNativeQuery(
                                "INSERT INTO observation (command, sequence, evaluation, observed_at, received_at, fact)"
                                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING")
                        .setParameter(1, UUID.fromString(observation.command()))
                        .setParameter(2, observation.sequence())
                        .setParameter(3, UUID.fromString(observation.evaluation()))
                        .setParameter(4, observation.at())
                        .setParameter(5, receivedAt)
                        .setParameter(6, Json.write(Fact.class, observation.fact()))
                        .executeUpdate()
                == 1;
    }

    /** How many of the observations 1 to {@code last} are there. */
    public long countUpTo(UUID command, long last) {
        return count("key.command = ?1 AND key.sequence BETWEEN 1 AND ?2", command, last);
    }

    /** By command and number. */
    public List<ObservationEntity> of(UUID evaluation) {
        return list("evaluation = ?1 ORDER BY key.command, key.sequence", evaluation);
    }
}
