package dev.modelgate.controller;

import dev.modelgate.contracts.Cancellation;
import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Instruction;
import dev.modelgate.contracts.MachineStatus;
import dev.modelgate.contracts.Observation;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Topics;
import dev.modelgate.contracts.Wire;
import dev.modelgate.contracts.WorkerKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A machine of a script: it speaks the real messages over the real broker, and does what the test says with each command that is
 * addressed to it. The first one has a converter too.
 */
final class Bench implements AutoCloseable {
    static final String MACHINE = "bench";

    final List<Command> commands = new CopyOnWriteArrayList<>();
    final List<Cancellation> cancellations = new CopyOnWriteArrayList<>();
    final List<ConsumerRecord<String, byte[]>> records = new CopyOnWriteArrayList<>();

    private final String machine;
    private final Map<WorkerKind, String> incarnations = new ConcurrentHashMap<>();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private final Set<String> seen = new HashSet<>();
    private volatile BiConsumer<Bench, Command> behaviour;
    private volatile boolean beating = true;
    private volatile boolean leaving;
    private volatile boolean stopping;

    private Bench(String servers, String machine, Set<WorkerKind> services, BiConsumer<Bench, Command> behaviour) {
        this.machine = machine;
        this.behaviour = behaviour;
        for (WorkerKind kind : services) {
            incarnations.put(kind, UUID.randomUUID().toString());
        }
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ProducerConfig.ACKS_CONFIG, "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "bench-" + UUID.randomUUID(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<String> topics = new ArrayList<>(Topics.ALL);
        Topics.ALL.forEach(topic -> topics.add(Topics.deadLetters(topic)));
        consumer.subscribe(topics);
        thread = Thread.ofVirtual().name("bench").unstarted(this::run);
    }

    static Bench started(String servers, BiConsumer<Bench, Command> behaviour) {
        return started(new Bench(servers, MACHINE, EnumSet.allOf(WorkerKind.class), behaviour));
    }

    /** A machine without a converter, beside the first one. No evaluation is placed on it any more when it is closed. */
    static Bench another(String servers, String machine, BiConsumer<Bench, Command> behaviour) {
        Bench bench = new Bench(servers, machine, EnumSet.of(WorkerKind.INFERENCE, WorkerKind.TRAINING), behaviour);
        bench.leaving = true;
        return started(bench);
    }

    private static Bench started(Bench bench) {
        bench.thread.start();
        return bench;
    }

    /** Answers every command by the script of a good model. */
    static void obedient(Bench bench, Command command) {
        bench.play(command, Script.good(command));
    }

    void behave(BiConsumer<Bench, Command> newBehaviour) {
        behaviour = newBehaviour;
    }

    void beat(boolean on) {
        beating = on;
    }

    /** The services of this kind die and come back, knowing nothing. */
    void restart(WorkerKind kind) {
        incarnations.put(kind, UUID.randomUUID().toString());
    }

    void play(Command command, Script script) {
        for (int i = 0; i < script.facts().size(); i++) {
            observe(command, i + 1, script);
        }
        finish(command, script.facts().size(), script.result());
    }

    void observe(Command command, int sequence, Script script) {
        send(
                Topics.OBSERVATIONS,
                command.evaluation(),
                new Observation(
                        command.id(),
                        command.evaluation(),
                        sequence,
                        Instant.now(),
                        script.facts().get(sequence - 1)),
                command.id() + "/" + sequence);
    }

    void finish(Command command, long observations, Result result) {
        send(
                Topics.OUTCOMES,
                command.evaluation(),
                new Outcome(
                        command.id(),
                        command.evaluation(),
                        machine,
                        incarnations.get(command.task().worker()),
                        Instant.now(),
                        Instant.now(),
                        observations,
                        result),
                command.id() + "/outcome");
    }

    void send(String topic, String key, Object message, String id) {
        raw(topic, key, Wire.write(message).getBytes(StandardCharsets.UTF_8), id);
    }

    void raw(String topic, String key, byte[] payload, String id) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, payload);
        if (id != null) {
            record.headers().add("ce_id", id.getBytes(StandardCharsets.UTF_8));
        }
        producer.send(record);
        producer.flush();
    }

    private void run() {
        try {
            Instant nextBeat = Instant.MIN;
            while (!stopping) {
                if (beating && Instant.now().isAfter(nextBeat)) {
                    heartbeats(24_000_000_000L);
                    nextBeat = Instant.now().plusMillis(300);
                }
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                    records.add(record);
                    if (record.topic().startsWith("modelgate.commands")
                            && !record.topic().endsWith(".dlq")) {
                        take(Wire.read(record.value(), Instruction.class));
                    }
                }
            }
        } catch (dev.modelgate.contracts.UnreadableMessageException e) {
            throw new IllegalStateException("The controller sent what nobody can read.", e);
        } finally {
            if (leaving) {
                heartbeats(0);
            }
            consumer.close();
            producer.close();
        }
    }

    private void take(Instruction instruction) {
        switch (instruction) {
            case Command command -> {
                if (mine(command) && seen.add(command.id())) {
                    commands.add(command);
                    behaviour.accept(this, command);
                }
            }
            case Cancellation cancellation -> cancellations.add(cancellation);
        }
    }

    private boolean mine(Command command) {
        return command.machine() == null
                ? incarnations.containsKey(command.task().worker())
                : command.machine().equals(machine);
    }

    private void heartbeats(long memoryBytes) {
        incarnations.keySet().forEach(kind -> heartbeat(kind, memoryBytes));
    }

    private void heartbeat(WorkerKind kind, long memoryBytes) {
        MachineStatus status = new MachineStatus(
                machine,
                kind,
                incarnations.get(kind),
                Instant.now(),
                "a bench",
                memoryBytes,
                kind == WorkerKind.CONVERTER ? "none" : "cpu",
                Map.of("mlx", "0.30"),
                List.of());
        send(Topics.MACHINES, status.key(), status, null);
    }

    @Override
    public void close() {
        stopping = true;
        Waiting.until(() -> thread.isAlive(), alive -> !alive);
    }
}
