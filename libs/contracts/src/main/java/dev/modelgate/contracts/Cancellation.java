package dev.modelgate.contracts;

/**
 * Asks whoever runs a command to stop it. Cancelling what is unknown or finished has no effect.
 *
 * @param evaluation the evaluation's id
 * @param command id of the command to stop
 * @param machine as in the command
 * @param reason one sentence for logs and evidence
 */
public record Cancellation(String evaluation, String command, String machine, String reason) implements Instruction {}
