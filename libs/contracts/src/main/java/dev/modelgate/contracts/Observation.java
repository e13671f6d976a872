package dev.modelgate.contracts;

import java.time.Instant;

/**
 * One fact while a command runs.
 *
 * @param command id of the command
 * @param evaluation id of its evaluation; also the key of the Kafka record
 * @param sequence 1 for the first of the command, without gaps
 * @param at when it was observed, by the worker's clock
 * @param fact what was observed
 */
public record Observation(String command, String evaluation, long sequence, Instant at, Fact fact) {}
