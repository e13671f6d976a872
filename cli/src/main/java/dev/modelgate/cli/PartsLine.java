package dev.modelgate.cli;

import dev.modelgate.cli.stack.PartState;
import dev.modelgate.cli.stack.PartStatus;
import java.util.List;

/** The start of the stack in one line. */
final class PartsLine {
    private PartsLine() {}

    static String of(List<PartStatus> parts) {
        List<String> waiting = parts.stream()
                .filter(part -> part.state() != PartState.READY && part.state() != PartState.EXTERNAL)
                .map(PartStatus::name)
                .toList();
        return waiting.isEmpty() ? "all parts are ready" : "starting " + String.join(", ", waiting);
    }
}
