package dev.modelgate.controller.messaging;

import dev.modelgate.controller.store.Json;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Remembers which messages were taken in. */
@ApplicationScoped
public class Inbox implements PanacheRepositoryBase<InboxEntity, String> {
    private final Clock clock;

    Inbox(Clock clock) {
        this.clock = clock;
    }

    /** Whether a message with this id was applied before. One that was not leaves its id to the message that is to be. */
    public boolean hasApplied(String id) {
        return findByIdOptional(id).filter(known -> known.applied).isPresent();
    }

    /** Remembers a message that was applied, beside the note on one with its id that was not. */
    public void applied(Received<?> received, String evaluation, String command) {
        Optional<InboxEntity> refused = findByIdOptional(received.id());
        if (refused.isPresent()) {
            refused.get().applied = true;
            refused.get().note = "Before it came another message with its id: " + refused.get().note;
        } else {
            persist(entity(received, evaluation, command));
        }
    }

    /** Remembers a message that was not, whole and with the reason. One that is known already stays as it was noted first. */
    public <T> void notApplied(Received<T> received, String evaluation, String command, Class<T> type, String note) {
        if (findByIdOptional(received.id()).isPresent()) {
            return;
        }
        InboxEntity entity = entity(received, evaluation, command);
        entity.applied = false;
        entity.note = note;
        entity.payload = Json.write(type, received.message());
        persist(entity);
    }

    private InboxEntity entity(Received<?> received, String evaluation, String command) {
        InboxEntity entity = new InboxEntity();
        entity.id = received.id();
        entity.topic = received.topic();
        entity.evaluation = evaluation;
        entity.command = command;
        entity.receivedAt = clock.instant();
        entity.applied = true;
        return entity;
    }
}
