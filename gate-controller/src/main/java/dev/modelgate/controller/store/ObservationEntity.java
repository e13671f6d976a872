package dev.modelgate.controller.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** One fact of a command. */
@Entity
@Table(name = "observation")
public class ObservationEntity {
    /** A command's observations are numbered from 1. */
    @Embeddable
    public record Key(UUID command, long sequence) implements Serializable {}

    @EmbeddedId
    public Key key;

    @Column(nullable = false)
    public UUID evaluation;

    /** By the worker's clock. */
    @Column(name = "observed_at", nullable = false)
    public Instant observedAt;

    @Column(name = "received_at", nullable = false)
    public Instant receivedAt;

    /** JSON of the fact. */
    @Column(nullable = false)
    public String fact;
}
