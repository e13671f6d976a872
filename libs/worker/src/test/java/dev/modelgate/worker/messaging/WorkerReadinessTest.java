package dev.modelgate.worker.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Command;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

/** When a worker says that it takes commands. */
@QuarkusTest
class WorkerReadinessTest extends WorkerOverBroker {
    @Inject
    @Readiness
    @Identifier("modelgate-commands")
    CommandsReadiness readiness;

    @Test
    void isReadyOnceItTakesCommands() throws Exception {
        Command command = command("observe", 1);

        send(command);

        outcome(command);
        assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void isNotReadyBeforeItsGroupHasToldItsShareNorBetweenTwoShares() {
        CommandsReadiness check = new CommandsReadiness();
        assertThat(check.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);

        check.onPartitionsAssigned(null, List.of());
        assertThat(check.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);

        check.onPartitionsRevoked(null, List.of(new TopicPartition("commands", 0)));
        assertThat(check.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    }
}
