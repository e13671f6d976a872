package dev.modelgate.cli.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Apache Kafka as one KRaft node. */
final class BrokerPart implements Part {
    private final Installation installation;
    private final Ports ports;
    private final StartupCache cache;

    BrokerPart(Installation installation, Ports ports, StartupCache cache) {
        this.installation = installation;
        this.ports = ports;
        this.cache = cache;
    }

    @Override
    public PartName name() {
        return PartName.BROKER;
    }

    @Override
    public int port() {
        return ports.kafka();
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(data());
        Files.createDirectories(installation.run());
        Files.deleteIfExists(readyFile());
        Files.writeString(properties(), configuration());
    }

    @Override
    public Launch launch() {
        JavaCommand java = new JavaCommand(
                112,
                List.of(
                        "-Djava.util.logging.config.file=" + logging(),
                        "-cp",
                        classPath(),
                        "dev.modelgate.broker.Broker",
                        properties().toString(),
                        readyFile().toString()));
        return new Launch(java.with(cache.options()), JavaCommand.environment(), installation.root());
    }

    @Override
    public boolean ready() {
        return Files.exists(readyFile());
    }

    @Override
    public void stopped() {
        cache.keep();
    }

    /**
     * One node without replicas: every message is forced to disk (0.9 ms instead of 0.4), and the registration of a killed
     * broker times out in seconds, or its successor would have to wait 12 s for it.
     */
    private String configuration() {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.quorum.voters=1@127.0.0.1:%2$d
                log.dirs=%3$s
                auto.create.topics.enable=false
                log.flush.interval.messages=1
                broker.session.timeout.ms=1500
                broker.heartbeat.interval.ms=400
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=4194304
                num.network.threads=2
                num.io.threads=2
                background.threads=2
                """.formatted(ports.kafka(), ports.kafkaController(), data());
    }

    /** In a fixed order: the start cache is bound to it. */
    private String classPath() {
        try (Stream<Path> jars = Files.list(installation.brokerJars().resolve("lib"))) {
            return Stream.concat(Stream.of(installation.brokerJars().resolve("modelgate-broker.jar")), jars.sorted())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path logging() {
        return installation.brokerJars().resolve("classes/broker-logging.properties");
    }

    private Path data() {
        return installation.home().resolve("kafka");
    }

    private Path properties() {
        return installation.run().resolve("broker.properties");
    }

    private Path readyFile() {
        return installation.run().resolve("broker.ready");
    }
}
