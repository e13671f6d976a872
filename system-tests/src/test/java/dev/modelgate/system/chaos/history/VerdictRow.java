package dev.modelgate.system.chaos.history;

import dev.modelgate.gates.decision.GateVerdict;
import java.time.Instant;

/** A row of the table {@code verdict}. */
public record VerdictRow(String evaluation, String gate, GateVerdict content, Instant judgedAt) {}
