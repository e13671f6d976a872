package dev.modelgate.cli.stack;

/**
 * A part of the stack as `status` shows it.
 *
 * @param name label of the part
 * @param pid process id, or null while there is no process of ours
 * @param port TCP port on loopback, or null when the part is external
 * @param state what it is doing
 * @param restarts how often it was started again since the stack came up
 * @param detail one sentence on why it is not ready, or null
 */
public record PartStatus(String name, Long pid, Integer port, PartState state, int restarts, String detail) {}
