package dev.modelgate.controller.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A message that could be read.
 *
 * @param id its CloudEvents id, or topic, partition and offset when the sender gave none
 * @param topic where it came from
 * @param at the record's time stamp
 * @param message what it says
 */
public record Received<T>(String id, String topic, Instant at, T message) {
    static <T> Received<T> of(ConsumerRecord<String, byte[]> record, T message) {
        Header header = record.headers().lastHeader("ce_id");
        String id = header == null || header.value() == null
                ? record.topic() + "-" + record.partition() + "-" + record.offset()
                : record.topic() + "/" + new String(header.value(), StandardCharsets.UTF_8);
        return new Received<>(id, record.topic(), Instant.ofEpochMilli(record.timestamp()), message);
    }
}
