package dev.modelgate.worker.messaging;

import dev.modelgate.contracts.Topics;
import dev.modelgate.testing.KafkaResource;
import dev.modelgate.worker.disk.DurableFiles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** A real broker with the topics of Modelgate, and an empty home. */
public final class WorkerResource implements QuarkusTestResourceLifecycleManager {
    private final KafkaResource broker = new KafkaResource();
    private Path home;

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>(broker.start());
        try (Admin admin = Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, configuration.get("kafka.bootstrap.servers")))) {
            admin.createTopics(Topics.ALL.stream()
                            .flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic)))
                            .map(topic -> new NewTopic(topic, 1, (short) 1))
                            .toList())
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            home = Files.createTempDirectory("modelgate-worker-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        configuration.put("modelgate.home", home.toString());
        return configuration;
    }

    @Override
    public void stop() {
        broker.stop();
        try {
            DurableFiles.deleteTree(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
