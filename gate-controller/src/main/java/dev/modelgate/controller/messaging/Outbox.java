package dev.modelgate.controller.messaging;

import dev.modelgate.contracts.Wire;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/** Puts messages beside the state change that they tell of, in its transaction. They are published after it has committed. */
@ApplicationScoped
public class Outbox {
    private final OutboxRepository repository;
    private final Event<OutboxFilled> filled;
    private final Clock clock;

    Outbox(OutboxRepository repository, Event<OutboxFilled> filled, Clock clock) {
        this.repository = repository;
        this.filled = filled;
        this.clock = clock;
    }

    /**
     * Appends a message of our own.
     *
     * @param topic where to
     * @param key of the record; records of one key are published in the order of appending
     * @param event its CloudEvents attributes
     * @param message any record of the contracts
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(String topic, String key, CloudEvent event, Object message) {
        append(topic, key, event.headers(), Wire.write(message).getBytes(StandardCharsets.UTF_8));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void append(String topic, String key, Map<String, String> headers, byte[] payload) {
        OutboxEntity entity = new OutboxEntity();
        entity.topic = topic;
        entity.key = key;
        entity.headers = Wire.write(headers);
        entity.payload = payload;
        entity.createdAt = clock.instant();
        repository.persist(entity);
        filled.fire(new OutboxFilled());
    }

    /** Fired inside the transaction; the relay hears of it after the commit. */
    record OutboxFilled() {}
}
