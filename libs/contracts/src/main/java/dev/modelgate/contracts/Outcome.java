package dev.modelgate.contracts;

import java.time.Instant;

/**
 * How one attempt at a command ended.
 *
 * @param command id of the command
 * @param evaluation id of its evaluation; also the key of the Kafka record
 * @param machine where it ran; for the converter the name of its host
 * @param incarnation of the service that ran it: a new one for every start of the process
 * @param startedAt by the worker's clock
 * @param endedAt by the worker's clock
 * @param observations how many observations the command has made: the evidence is whole when all of them have arrived
 * @param result how it ended
 */
public record Outcome(
        String command,
        String evaluation,
        String machine,
        String incarnation,
        Instant startedAt,
        Instant endedAt,
        long observations,
        Result result) {}
