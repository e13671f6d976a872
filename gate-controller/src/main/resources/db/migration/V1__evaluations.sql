-- The record of every evaluation. Everything that happened to one can be recomputed from these tables.
-- JSON is kept as text, character for character: a model's raw answer may hold what jsonb would refuse or rearrange.

CREATE TABLE evaluation (
    id              uuid PRIMARY KEY,
    plan_name       text        NOT NULL,
    plan_sha256     text        NOT NULL,
    plan_text       text        NOT NULL,
    suites          text        NOT NULL,
    commit_mode     text        NOT NULL,
    idempotency_key text UNIQUE,
    request_sha256  text        NOT NULL,
    phase           text        NOT NULL,
    machine         text,
    gate            text,
    decision        text,
    decided_by      text,
    rule            text,
    reasons         text        NOT NULL,
    cautions        text        NOT NULL,
    created_at      timestamptz NOT NULL,
    started_at      timestamptz,
    asked_at        timestamptz,
    ended_at        timestamptz,
    version         bigint      NOT NULL
);
CREATE INDEX evaluation_by_time ON evaluation (created_at DESC, id DESC);
CREATE INDEX evaluation_open ON evaluation (machine) WHERE phase <> 'DECIDED';

CREATE TABLE attempt (
    command             uuid PRIMARY KEY,
    evaluation          uuid        NOT NULL REFERENCES evaluation (id),
    gate                text        NOT NULL,
    step                text        NOT NULL,
    number              integer     NOT NULL,
    worker              text        NOT NULL,
    bound               boolean     NOT NULL,
    machine             text,
    incarnation         text,
    state               text        NOT NULL,
    task                text        NOT NULL,
    total_seconds       bigint      NOT NULL,
    progress_seconds    bigint      NOT NULL,
    created_at          timestamptz NOT NULL,
    issued_at           timestamptz,
    deadline            timestamptz,
    unplaced_since      timestamptz,
    outcome_at          timestamptz,
    ended_at            timestamptz,
    observations        bigint,
    result              text,
    ended_by            text,
    progress            text,
    version             bigint      NOT NULL,
    UNIQUE (evaluation, gate, step, number)
);
CREATE INDEX attempt_open ON attempt (state, created_at) WHERE state <> 'ENDED';
-- The last guard of "one accelerator command of one evaluation at a time on a machine".
CREATE UNIQUE INDEX attempt_on_accelerator ON attempt (machine) WHERE bound AND state IN ('ISSUED', 'COMPLETING');

CREATE TABLE observation (
    command     uuid        NOT NULL REFERENCES attempt (command),
    sequence    bigint      NOT NULL,
    evaluation  uuid        NOT NULL,
    observed_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    fact        text        NOT NULL,
    PRIMARY KEY (command, sequence)
);
CREATE INDEX observation_by_evaluation ON observation (evaluation);

CREATE TABLE verdict (
    evaluation uuid        NOT NULL REFERENCES evaluation (id),
    gate       text        NOT NULL,
    verdict    text        NOT NULL,
    content    text        NOT NULL,
    judged_at  timestamptz NOT NULL,
    PRIMARY KEY (evaluation, gate)
);

-- What people said: that they commit or decline, and that they cancel. Never changed once written.
CREATE TABLE intervention (
    evaluation uuid        NOT NULL REFERENCES evaluation (id),
    kind       text        NOT NULL,
    agreed     boolean     NOT NULL,
    person     text        NOT NULL,
    why        text,
    at         timestamptz NOT NULL,
    PRIMARY KEY (evaluation, kind)
);

CREATE SEQUENCE event_seq;
CREATE TABLE event (
    id         bigint PRIMARY KEY DEFAULT nextval('event_seq'),
    evaluation uuid        NOT NULL REFERENCES evaluation (id),
    at         timestamptz NOT NULL,
    kind       text        NOT NULL,
    sentence   text        NOT NULL
);
CREATE INDEX event_by_evaluation ON event (evaluation, id);

CREATE TABLE worker_status (
    machine     text        NOT NULL,
    service     text        NOT NULL,
    incarnation text        NOT NULL,
    seen_at     timestamptz NOT NULL,
    status      text        NOT NULL,
    PRIMARY KEY (machine, service)
);

CREATE SEQUENCE outbox_seq;
CREATE TABLE outbox (
    id         bigint PRIMARY KEY DEFAULT nextval('outbox_seq'),
    topic      text        NOT NULL,
    record_key text,
    headers    text        NOT NULL,
    payload    bytea       NOT NULL,
    created_at timestamptz NOT NULL,
    sent_at    timestamptz,
    failure    text
);
CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL AND failure IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

-- Messages that were taken in, by their CloudEvents id, and what became of them.
CREATE TABLE inbox (
    id          text PRIMARY KEY,
    topic       text        NOT NULL,
    evaluation  text,
    command     text,
    received_at timestamptz NOT NULL,
    applied     boolean     NOT NULL,
    note        text,
    payload     text
);
CREATE INDEX inbox_by_evaluation ON inbox (evaluation);
