package dev.modelgate.controller.store;

import dev.modelgate.contracts.WorkerKind;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** The latest heartbeat of one service of one machine. */
@Entity
@Table(name = "worker_status")
public class WorkerStatusEntity {
    /** One service of one machine. */
    @Embeddable
    public record Key(
            String machine, @Enumerated(EnumType.STRING) WorkerKind service) implements Serializable {}

    @EmbeddedId
    public Key key;

    @Column(nullable = false)
    public String incarnation;

    @Column(name = "seen_at", nullable = false)
    public Instant seenAt;

    /** JSON of the heartbeat. */
    @Column(nullable = false)
    public String status;
}
