package dev.modelgate.controller.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** What a person said about an evaluation. Written once, never changed. */
@Entity
@Table(name = "intervention")
public class InterventionEntity {
    /** What people can say. */
    public enum Kind {
        COMMITMENT,
        CANCELLATION
    }

    /** Each can be said once. */
    @Embeddable
    public record Key(
            UUID evaluation, @Enumerated(EnumType.STRING) Kind kind) implements Serializable {}

    @EmbeddedId
    public Key key;

    /** False only where a commitment was declined. */
    @Column(nullable = false)
    public boolean agreed;

    @Column(nullable = false)
    public String person;

    public String why;

    @Column(nullable = false)
    public Instant at;
}
