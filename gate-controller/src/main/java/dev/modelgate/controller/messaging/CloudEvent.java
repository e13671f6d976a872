package dev.modelgate.controller.messaging;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Attributes of a CloudEvents 1.0 message in Kafka's binary mode.
 *
 * @param id stable: the same message published twice has the same one
 * @param type such as {@code dev.modelgate.command.v1}
 * @param subject what it is about
 * @param time when it happened
 * @param traceparent W3C trace context; null leaves it out
 */
public record CloudEvent(String id, String type, String subject, Instant time, String traceparent) {
    private static final String SOURCE = "/controller";

    /** The Kafka headers, in the names of the protocol binding. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_type", type);
        headers.put("ce_source", SOURCE);
        headers.put("ce_subject", subject);
        headers.put("ce_time", time.toString());
        headers.put("content-type", "application/json");
        if (traceparent != null) {
            headers.put("traceparent", traceparent);
        }
        return headers;
    }
}
