package dev.modelgate.cli;

import dev.modelgate.cli.stack.PartState;
import dev.modelgate.cli.stack.PartStatus;
import java.util.List;

/** The start and the end of the stack, in one line at a time. A part that is not running is on its way up until all were ready once. */
final class PartsLine {
    private boolean up;

    /** Safe to call from several threads. */
    synchronized String of(List<PartStatus> parts) {
        List<String> running = names(parts, true);
        List<String> others = names(parts, false);
        if (others.isEmpty()) {
            up = true;
            return "all parts are ready";
        }
        boolean starting = !up || parts.stream().noneMatch(part -> part.state() == PartState.STOPPED);
        if (starting) {
            return "starting " + String.join(", ", others);
        }
        return running.isEmpty() ? "all parts are stopped" : "stopping " + String.join(", ", running);
    }

    private static List<String> names(List<PartStatus> parts, boolean running) {
        return parts.stream()
                .filter(part -> part.state() != PartState.EXTERNAL)
                .filter(part -> running == (part.state() == PartState.READY))
                .map(PartStatus::name)
                .toList();
    }
}
