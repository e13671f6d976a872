package dev.modelgate.worker.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.inject.Singleton;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready from the moment at which the consumer group has told this worker its share: a worker that was killed has a place there until
 * it times out, and its successor takes nothing before. A share may be empty, when the group has more members than partitions.
 */
@Readiness
@Singleton
@Identifier("modelgate-commands")
class CommandsReadiness implements HealthCheck, KafkaConsumerRebalanceListener {
    private volatile boolean told;

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        told = true;
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        told = false;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("commands").status(told).build();
    }
}
