package dev.modelgate.controller.messaging;

import dev.modelgate.contracts.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/** Puts aside what cannot be read or applied, as it came, with the reason in its headers. */
@ApplicationScoped
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Outbox outbox;
    private final MeterRegistry meters;

    DeadLetters(Outbox outbox, MeterRegistry meters) {
        this.outbox = outbox;
        this.meters = meters;
    }

    /** By way of the outbox, so that a dead letter is as durable as the offset that is committed after it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void put(ConsumerRecord<String, byte[]> record, Throwable reason) {
        LOG.warnf(
                "Record %d of %s-%d is put aside: %s",
                record.offset(), record.topic(), record.partition(), reason.getMessage());
        meters.counter("modelgate.dead.letters", "topic", record.topic()).increment();
        byte[] payload = record.value() == null ? new byte[0] : record.value();
        outbox.append(Topics.deadLetters(record.topic()), storable(record.key()), headers(record, reason), payload);
    }

    /** PostgreSQL's text takes every character but one. */
    private static String storable(String key) {
        return key == null ? null : key.replace('\0', '\uFFFD');
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record, Throwable reason) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
        }
        headers.put("dead-letter-reason", String.valueOf(reason.getMessage()));
        headers.put("dead-letter-exception-class-name", reason.getClass().getName());
        headers.put("dead-letter-topic", record.topic());
        headers.put("dead-letter-partition", Integer.toString(record.partition()));
        headers.put("dead-letter-offset", Long.toString(record.offset()));
        return headers;
    }
}
