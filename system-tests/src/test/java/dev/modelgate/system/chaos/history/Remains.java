package dev.modelgate.system.chaos.history;

import java.util.List;

/**
 * What lies about after the stack was taken down.
 *
 * @param processes that belong to the stack and still run, each with its command line
 * @param folders temporary ones
 * @param damage artifacts that are not what their manifest says, a sentence each
 */
public record Remains(List<String> processes, List<String> folders, List<String> damage) {
    public Remains {
        processes = List.copyOf(processes);
        folders = List.copyOf(folders);
        damage = List.copyOf(damage);
    }

    public static Remains none() {
        return new Remains(List.of(), List.of(), List.of());
    }
}
