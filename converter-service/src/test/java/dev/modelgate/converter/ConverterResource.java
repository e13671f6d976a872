package dev.modelgate.converter;

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

/** A real broker with Modelgate's topics, an empty home, and a hub on loopback. */
public final class ConverterResource implements QuarkusTestResourceLifecycleManager {
    /** Within reach of tests, and beyond what ordinary ones send. */
    private static final Map<String, String> SMALL_LIMITS = Map.of(
            "modelgate.conversions.concurrent", "2",
            "modelgate.conversions.line-length", "20000",
            "modelgate.conversions.rows", "5000",
            "modelgate.conversions.nesting", "10",
            "modelgate.conversions.number-length", "20",
            "modelgate.conversions.body", "32M",
            "modelgate.conversions.gzip-ratio", "50",
            "modelgate.conversions.patience", "PT2S",
            "modelgate.conversions.discard", "100K",
            "modelgate.http.body", "2M");

    private final KafkaResource broker = new KafkaResource();
    private Path home;
    private LocalHub hub;

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>(broker.start());
        createTopics(configuration.get("kafka.bootstrap.servers"));
        try {
            home = Files.createTempDirectory("modelgate-converter-test");
            hub = LocalHub.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        configuration.put("modelgate.home", home.toString());
        configuration.put("modelgate.models", home.resolve("models").toString());
        configuration.put("modelgate.data", home.resolve("data").toString());
        configuration.put("modelgate.hub.endpoint", hub.endpoint());
        configuration.put("modelgate.hub.max-file", "1M");
        configuration.putAll(SMALL_LIMITS);
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(hub, new TestInjector.MatchesType(LocalHub.class));
    }

    private static void createTopics(String servers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            admin.createTopics(Topics.ALL.stream()
                            .flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic)))
                            .map(topic -> new NewTopic(topic, 1, (short) 1))
                            .toList())
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    @Override
    public void stop() {
        broker.stop();
        if (hub != null) {
            hub.close();
        }
        try {
            DurableFiles.deleteTree(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
