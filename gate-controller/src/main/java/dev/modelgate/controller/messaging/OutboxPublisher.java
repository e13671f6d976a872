package dev.modelgate.controller.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.modelgate.contracts.Wire;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/** Hands a batch to the broker and says what has certainly arrived. */
@ApplicationScoped
class OutboxPublisher {
    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Producer<String, byte[]> producer;

    OutboxPublisher(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Publishes in order and waits for all acknowledgements. After a failure nothing later of the same key counts as sent, so that
     * the order of a key survives the repetition.
     *
     * @return the messages that need not be sent again
     */
    Set<OutboxEntity> publish(List<OutboxEntity> batch) {
        Map<OutboxEntity, Future<RecordMetadata>> flying = new LinkedHashMap<>();
        batch.forEach(message -> flying.put(message, producer.send(record(message))));
        producer.flush();
        Set<OutboxEntity> sent = new LinkedHashSet<>();
        Set<String> broken = new HashSet<>();
        flying.forEach((message, future) -> {
            if (arrived(message, future) && !broken.contains(message.key)) {
                sent.add(message);
            } else if (message.failure == null) {
                broken.add(message.key);
            }
        });
        return sent;
    }

    private static boolean arrived(OutboxEntity message, Future<RecordMetadata> future) {
        try {
            future.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                message.failure = "The broker takes no record of " + message.payload.length + " bytes.";
                LOG.errorf("Message %d to %s is given up: %s", message.id, message.topic, message.failure);
            } else {
                LOG.warnf("Message %d to %s was not taken: %s", message.id, message.topic, e.getCause());
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ProducerRecord<String, byte[]> record(OutboxEntity message) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(message.topic, message.key, message.payload);
        headers(message).forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static Map<String, String> headers(OutboxEntity message) {
        try {
            return Wire.mapper().readValue(message.headers, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The headers of outbox message " + message.id + " are no JSON.", e);
        }
    }
}
