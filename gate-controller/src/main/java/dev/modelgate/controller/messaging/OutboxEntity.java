package dev.modelgate.controller.messaging;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A message that belongs to a state change and is published after it. */
@Entity
@Table(name = "outbox")
class OutboxEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox_seq")
    @SequenceGenerator(name = "outbox_seq", sequenceName = "outbox_seq", allocationSize = 1)
    Long id;

    @Column(nullable = false)
    String topic;

    @Column(name = "record_key")
    String key;

    /** JSON object of header names and values. */
    @Column(nullable = false)
    String headers;

    @Column(nullable = false)
    byte[] payload;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "sent_at")
    Instant sentAt;

    /** Why it can never be published; null otherwise. */
    String failure;
}
