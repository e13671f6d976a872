package dev.modelgate.gates.plan;

import java.time.Duration;

/**
 * How long a command may take.
 *
 * @param total from being issued to its outcome
 * @param progress longest silence before the job is taken for hung
 */
public record Deadline(Duration total, Duration progress) {}
