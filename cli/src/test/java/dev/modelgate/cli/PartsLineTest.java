package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.cli.stack.PartState;
import dev.modelgate.cli.stack.PartStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsLineTest {
    private final PartsLine line = new PartsLine();

    @Test
    void whatDoesNotRunYetIsStartingUntilAllWereReady() {
        assertThat(of(PartState.STARTING, PartState.STOPPED)).isEqualTo("starting broker, postgres");
        assertThat(of(PartState.READY, PartState.STOPPED)).isEqualTo("starting postgres");
        assertThat(of(PartState.READY, PartState.EXTERNAL)).isEqualTo("all parts are ready");
    }

    @Test
    void afterwardsAPartThatDiedIsStartingAndOneThatWasStoppedIsNot() {
        of(PartState.READY, PartState.READY);

        assertThat(of(PartState.READY, PartState.RESTARTING)).isEqualTo("starting postgres");
        assertThat(of(PartState.READY, PartState.STOPPED)).isEqualTo("stopping broker");
        assertThat(of(PartState.STOPPED, PartState.STOPPED)).isEqualTo("all parts are stopped");
    }

    private String of(PartState broker, PartState postgres) {
        return line.of(List.of(status("broker", broker), status("postgres", postgres)));
    }

    private static PartStatus status(String name, PartState state) {
        return new PartStatus(name, null, null, state, 0, null);
    }
}
