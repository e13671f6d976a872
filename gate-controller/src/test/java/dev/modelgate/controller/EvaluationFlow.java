package dev.modelgate.controller;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Task;
import dev.modelgate.testing.KafkaResource;
import dev.modelgate.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Set-up of the tests of whole evaluations: a real broker, a real PostgreSQL, and a machine that does what each test says. */
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
abstract class EvaluationFlow {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.started(servers, Bench::obedient);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    List<Command> commandsOf(String evaluation) {
        return bench.commands.stream()
                .filter(command -> command.evaluation().equals(evaluation))
                .toList();
    }

    Command commandOf(String evaluation, Class<? extends Task> task, int attempt) {
        return Waiting.until(
                        () -> commandsOf(evaluation).stream()
                                .filter(command -> task.isInstance(command.task()) && command.attempt() == attempt)
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    static String header(org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
