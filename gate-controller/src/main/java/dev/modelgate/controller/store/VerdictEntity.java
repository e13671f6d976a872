package dev.modelgate.controller.store;

import dev.modelgate.contracts.Verdict;
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

/** The one verdict of a gate. */
@Entity
@Table(name = "verdict")
public class VerdictEntity {
    /** A gate of an evaluation. */
    @Embeddable
    public record Key(UUID evaluation, String gate) implements Serializable {}

    @EmbeddedId
    public Key key;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public Verdict verdict;

    /** JSON of the whole verdict. */
    @Column(nullable = false)
    public String content;

    @Column(name = "judged_at", nullable = false)
    public Instant judgedAt;
}
