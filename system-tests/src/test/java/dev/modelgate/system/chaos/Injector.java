package dev.modelgate.system.chaos;

import dev.modelgate.system.chaos.history.Injection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends what a {@link Stranger} thinks up, one thought after every few observations. */
final class Injector implements Callable<List<Injection>> {
    private static final int OBSERVATIONS_BETWEEN = 10;
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final ChaosStack stack;
    private final Tap tap;
    private final Stranger stranger;
    private final BooleanSupplier over;

    /** @param over whether no more is to be sent */
    Injector(ChaosStack stack, Tap tap, long seed, BooleanSupplier over) {
        this.stack = stack;
        this.tap = tap;
        this.stranger = new Stranger(seed);
        this.over = over;
    }

    /** What was sent, once it is over. */
    @Override
    public List<Injection> call() throws InterruptedException {
        List<Injection> injections = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer = producer()) {
            int goal = 0;
            while (!over.getAsBoolean()) {
                int next = goal;
                if (tap.await(() -> tap.count(Signal.OBSERVATION_PUBLISHED) >= next, LOOK)) {
                    goal = tap.count(Signal.OBSERVATION_PUBLISHED) + OBSERVATIONS_BETWEEN;
                    stranger.next(tap.records())
                            .flatMap(thought -> send(producer, thought, injections.size() + 1))
                            .ifPresent(injections::add);
                }
            }
        }
        return injections;
    }

    /** Empty when the broker was not there for so long that nobody knows whether it has the messages. */
    private Optional<Injection> send(KafkaProducer<String, byte[]> producer, Stranger.Thought thought, int number) {
        int epoch = tap.epoch();
        boolean there = true;
        try {
            for (ProducerRecord<String, byte[]> record : thought.records()) {
                record.headers()
                        .remove(Tap.INJECTION)
                        .add(Tap.INJECTION, Integer.toString(number).getBytes(StandardCharsets.UTF_8));
                producer.send(record).get();
            }
        } catch (ExecutionException e) {
            there = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        int certain = there ? epoch : -1; // as if it had been lost with the data of an earlier broker
        return Optional.of(new Injection(
                number,
                thought.topic(),
                thought.kind().name().toLowerCase(Locale.ROOT),
                thought.unreadable(),
                certain));
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stack.kafka(),
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        "90000",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        "false", // a broker that has lost its data knows no sequence numbers
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        "5000"),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
