package dev.modelgate.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A worker's heartbeat. The topic is compacted by {@link #key}: one service of one machine.
 *
 * @param machine name of the machine
 * @param service which of its workers speaks
 * @param incarnation a new one for every start of the process
 * @param at by the worker's clock
 * @param chip such as {@code Apple M4 Pro}
 * @param memoryBytes physical memory
 * @param backend {@code metal}, {@code cpu}; {@code none} for the converter, and for the others until MLX has answered: no
 *     evaluation is placed there before
 * @param versions of what measurements depend on
 * @param running ids of the commands that run or wait there
 */
public record MachineStatus(
        String machine,
        WorkerKind service,
        String incarnation,
        Instant at,
        String chip,
        long memoryBytes,
        String backend,
        Map<String, String> versions,
        List<String> running) {
    /** Key of the Kafka record: two services of one machine must not replace each other's heartbeat. */
    public String key() {
        return machine + "/" + service.label();
    }
}
