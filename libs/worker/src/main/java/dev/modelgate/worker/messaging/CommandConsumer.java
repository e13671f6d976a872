package dev.modelgate.worker.messaging;

import dev.modelgate.contracts.UnreadableMessageException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes instructions from the service's commands topic. A record is acknowledged as soon as it is durable here; one that cannot
 * be read goes to the dead-letter topic, with its reason in headers.
 */
@Singleton
class CommandConsumer {
    private static final Logger LOG = Logger.getLogger(CommandConsumer.class);

    private final InstructionReader reader;
    private final Intake intake;
    private final Counter deadLetters;

    CommandConsumer(InstructionReader reader, Intake intake, MeterRegistry meters) {
        this.reader = reader;
        this.intake = intake;
        this.deadLetters = meters.counter("modelgate.worker.dead.letters");
    }

    @Incoming("commands")
    @Blocking
    void consume(ConsumerRecord<String, byte[]> message) throws UnreadableMessageException, InterruptedException {
        try {
            intake.take(reader.read(message.value()), traceparent(message));
        } catch (UnreadableMessageException e) {
            deadLetters.increment();
            LOG.warnf(
                    "A message goes to the dead letters: %s topic=%s partition=%d offset=%d",
                    e.getMessage(), message.topic(), message.partition(), message.offset());
            throw e;
        }
    }

    private static String traceparent(ConsumerRecord<?, ?> message) {
        Header header = message.headers().lastHeader("traceparent");
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
