package dev.modelgate.worker.journal;

import dev.modelgate.contracts.Command;
import java.time.Instant;

/**
 * A command that this worker has taken.
 *
 * @param command what to do
 * @param traceparent W3C trace context of the message that brought it; null when it had none
 * @param at when it was taken, by this machine's clock
 */
public record Accepted(Command command, String traceparent, Instant at) {}
