package dev.modelgate.worker.messaging;

import dev.modelgate.contracts.MachineStatus;
import dev.modelgate.contracts.Observation;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Wire;
import dev.modelgate.worker.machine.Machine;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Sends this worker's messages as CloudEvents 1.0 in Kafka's binary mode. Ids are stable: a repeat has the same id. */
@Singleton
class Reports {
    private static final String TRACEPARENT = "traceparent";

    private final MutinyEmitter<byte[]> observations;
    private final MutinyEmitter<byte[]> outcomes;
    private final MutinyEmitter<byte[]> machines;
    private final Machine machine;

    Reports(
            @Channel("observations") MutinyEmitter<byte[]> observations,
            @Channel("outcomes") MutinyEmitter<byte[]> outcomes,
            @Channel("machines") MutinyEmitter<byte[]> machines,
            Machine machine) {
        this.observations = observations;
        this.outcomes = outcomes;
        this.machines = machines;
        this.machine = machine;
    }

    /** Completes when the broker has the observation. */
    Uni<Void> send(Observation observation, String traceparent) {
        Event event = new Event(
                observation.command() + "/" + observation.sequence(),
                "dev.modelgate.observation.v1",
                observation.command(),
                observation.at());
        return observations.sendMessage(message(event, observation.evaluation(), observation, traceparent));
    }

    /** Completes when the broker has the outcome. */
    Uni<Void> send(Outcome outcome, String traceparent) {
        Event event = new Event(
                outcome.command() + "/outcome", "dev.modelgate.outcome.v1", outcome.command(), outcome.endedAt());
        return outcomes.sendMessage(message(event, outcome.evaluation(), outcome, traceparent));
    }

    /** Completes when the broker has the heartbeat. */
    Uni<Void> send(MachineStatus status) {
        Event event = new Event(
                status.incarnation() + "/" + status.at().toEpochMilli(),
                "dev.modelgate.machine.v1",
                status.key(),
                status.at());
        return machines.sendMessage(message(event, status.key(), status, null));
    }

    private record Event(String id, String type, String subject, Instant at) {}

    private Message<byte[]> message(Event event, String key, Object payload, String traceparent) {
        RecordHeaders headers = new RecordHeaders();
        if (traceparent != null) {
            headers.add(TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8));
        }
        return Message.of(Wire.write(payload).getBytes(StandardCharsets.UTF_8))
                .addMetadata(OutgoingCloudEventMetadata.builder()
                        .withId(event.id())
                        .withType(event.type())
                        .withSource(URI.create(machine.source()))
                        .withSubject(event.subject())
                        .withTimestamp(event.at().atZone(ZoneOffset.UTC))
                        .withDataContentType("application/json")
                        .build())
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(key)
                        .withHeaders(headers)
                        .build());
    }
}
