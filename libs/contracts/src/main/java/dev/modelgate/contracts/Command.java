package dev.modelgate.contracts;

import java.time.Instant;

/**
 * A step made concrete for one worker.
 *
 * @param id follows from evaluation, gate, step and attempt ({@link CommandId}), so that a repeat is recognised everywhere
 * @param evaluation the evaluation's id
 * @param gate name of the gate in the plan
 * @param step id of the step within its gate
 * @param attempt 1 for the first try; at most the controller's limit
 * @param machine the machine it is addressed to; null for the converter, whose consumers share the work
 * @param issuedAt when the controller decided to send it
 * @param deadline after this instant the controller no longer waits for the outcome and the worker gives up
 * @param progressSeconds longest silence in seconds (no observation, no progress) before the worker takes the job for hung
 * @param task what to do
 */
public record Command(
        String id,
        String evaluation,
        String gate,
        String step,
        int attempt,
        String machine,
        Instant issuedAt,
        Instant deadline,
        long progressSeconds,
        Task task)
        implements Instruction {}
