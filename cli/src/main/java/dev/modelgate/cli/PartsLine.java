package dev.modelgate.cli;

import dev.modelgate.cli.stack.PartState;
import dev.modelgate.cli.stack.PartStatus;
import java.util.List;
import java.util.Set;

/** The start or the end of the stack in one line. */
final class PartsLine {
    private PartsLine() {}

    static String of(List<PartStatus> parts) {
        List<String> starting = named(parts, Set.of(PartState.STARTING, PartState.RESTARTING, PartState.FAILED));
        if (!starting.isEmpty()) {
            return "starting " + String.join(", ", starting);
        }
        if (named(parts, Set.of(PartState.STOPPED)).isEmpty()) {
            return "all parts are ready";
        }
        List<String> running = named(parts, Set.of(PartState.READY));
        return running.isEmpty() ? "all parts are stopped" : "stopping " + String.join(", ", running);
    }

    private static List<String> named(List<PartStatus> parts, Set<PartState> states) {
        return parts.stream()
                .filter(part -> states.contains(part.state()))
                .map(PartStatus::name)
                .toList();
    }
}
