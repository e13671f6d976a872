package dev.modelgate.controller.store;

import dev.modelgate.contracts.Decision;
import dev.modelgate.contracts.EvaluationPhase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** An evaluation and where it stands. JSON columns are written and read by {@link Json}. */
@Entity
@Table(name = "evaluation")
public class EvaluationEntity {
    @Id
    public UUID id;

    @Column(name = "plan_name", nullable = false)
    public String planName;

    @Column(name = "plan_sha256", nullable = false)
    public String planSha256;

    /** The plan's YAML as it was when the evaluation began. */
    @Column(name = "plan_text", nullable = false)
    public String planText;

    /** JSON object: file of a suite, as the plan writes it, to its YAML. */
    @Column(nullable = false)
    public String suites;

    @Enumerated(EnumType.STRING)
    @Column(name = "commit_mode", nullable = false)
    public CommitMode commitMode;

    @Column(name = "idempotency_key")
    public String idempotencyKey;

    @Column(name = "request_sha256", nullable = false)
    public String requestSha256;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public EvaluationPhase phase;

    public String machine;

    /** The gate that is under way, or the last that was. */
    public String gate;

    @Enumerated(EnumType.STRING)
    public Decision decision;

    @Column(name = "decided_by")
    public String decidedBy;

    /** Id of the row of the decision matrix. */
    public String rule;

    /** JSON list of sentences. */
    @Column(nullable = false)
    public String reasons;

    /** JSON list of sentences. */
    @Column(nullable = false)
    public String cautions;

    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    /** When its first command was sent; null before. */
    @Column(name = "started_at")
    public Instant startedAt;

    /** When a person was asked to commit; null before. */
    @Column(name = "asked_at")
    public Instant askedAt;

    @Column(name = "ended_at")
    public Instant endedAt;

    @Version
    public long version;
}
