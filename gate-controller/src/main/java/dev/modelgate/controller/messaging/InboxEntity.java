package dev.modelgate.controller.messaging;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A message that came in, and what became of it. */
@Entity
@Table(name = "inbox")
class InboxEntity {
    /** Its CloudEvents id, or where it stood. */
    @Id
    String id;

    @Column(nullable = false)
    String topic;

    String evaluation;

    String command;

    @Column(name = "received_at", nullable = false)
    Instant receivedAt;

    /** Whether it changed anything. */
    @Column(nullable = false)
    boolean applied;

    /** Why not. */
    String note;

    /** The message as JSON, kept where it was not applied. */
    String payload;
}
