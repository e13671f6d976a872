package dev.modelgate.controller.store;

import dev.modelgate.contracts.WorkerKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** One try at a step: a command and what became of it. */
@Entity
@Table(name = "attempt")
public class AttemptEntity {
    /** Who ended an attempt. */
    public enum EndedBy {
        WORKER,
        CONTROLLER
    }

    @Id
    public UUID command;

    @Column(nullable = false)
    public UUID evaluation;

    @Column(nullable = false)
    public String gate;

    @Column(nullable = false)
    public String step;

    /** 1 for the first try. */
    @Column(nullable = false)
    public int number;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public WorkerKind worker;

    /** Whether it needs the accelerator of one machine. */
    @Column(nullable = false)
    public boolean bound;

    /** Where it runs; for the converter, whose consumers share the work, where it was last seen. */
    public String machine;

    /** Of the service that holds the command; null while nobody is known to. */
    public String incarnation;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public AttemptState state;

    /** JSON of the task. */
    @Column(nullable = false)
    public String task;

    @Column(name = "total_seconds", nullable = false)
    public long totalSeconds;

    @Column(name = "progress_seconds", nullable = false)
    public long progressSeconds;

    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    @Column(name = "issued_at")
    public Instant issuedAt;

    public Instant deadline;

    /** Since when no fitting machine is alive for it; null while there is one. */
    @Column(name = "unplaced_since")
    public Instant unplacedSince;

    /** When the outcome came in. */
    @Column(name = "outcome_at")
    public Instant outcomeAt;

    @Column(name = "ended_at")
    public Instant endedAt;

    /** How many observations the outcome counts. */
    public Long observations;

    /** JSON of the result. */
    public String result;

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_by")
    public EndedBy endedBy;

    /** JSON of the latest progress fact. */
    public String progress;

    @Version
    public long version;

    public boolean open() {
        return state != AttemptState.ENDED;
    }
}
