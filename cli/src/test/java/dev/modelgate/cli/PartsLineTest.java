package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.cli.stack.PartState;
import dev.modelgate.cli.stack.PartStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsLineTest {
    @Test
    void namesWhatIsStartingThenSaysReadyThenNamesWhatStillRuns() {
        assertThat(line(PartState.STARTING, PartState.STOPPED)).isEqualTo("starting broker");
        assertThat(line(PartState.READY, PartState.EXTERNAL)).isEqualTo("all parts are ready");
        assertThat(line(PartState.READY, PartState.STOPPED)).isEqualTo("stopping broker");
        assertThat(line(PartState.STOPPED, PartState.STOPPED)).isEqualTo("all parts are stopped");
    }

    private static String line(PartState broker, PartState postgres) {
        return PartsLine.of(List.of(status("broker", broker), status("postgres", postgres)));
    }

    private static PartStatus status(String name, PartState state) {
        return new PartStatus(name, null, null, state, 0, null);
    }
}
