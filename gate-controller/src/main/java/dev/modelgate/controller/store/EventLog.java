package dev.modelgate.controller.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The log of each evaluation, for people. */
@ApplicationScoped
public class EventLog implements PanacheRepositoryBase<EventEntity, Long> {
    private final Clock clock;

    EventLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param kind such as {@code command-issued}
     * @param sentence what happened
     */
    public void add(UUID evaluation, String kind, String sentence) {
        EventEntity event = new EventEntity();
        event.evaluation = evaluation;
        event.at = clock.instant();
        event.kind = kind;
        event.sentence = sentence;
        persist(event);
    }

    public List<EventEntity> of(UUID evaluation) {
        return list("evaluation = ?1 ORDER BY id", evaluation);
    }
}
