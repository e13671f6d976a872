package dev.modelgate.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final ControllerClient client = new ControllerClient(URI.create("http://127.0.0.1:1"));

    @Test
    void anUpdateTellsTheEvaluation() {
        String event = """
                {"type": "UPDATE", "evaluation": {"id": "1", "state": "RUNNING", "gates": [], "new": true}}""";

        assertThat(client.pictureIn(event)).map(Evaluation::state).contains(Evaluation.State.RUNNING);
    }

    @Test
    void aHeartbeatTellsNothing() {
        assertThat(client.pictureIn("{\"type\": \"HEARTBEAT\", \"evaluation\": null}"))
                .isEmpty();
    }

    @Test
    void whatIsNoEventIsSaidToBeNone() {
        assertThatThrownBy(() -> client.pictureIn("{")).isInstanceOf(ControllerException.class);
    }
}
