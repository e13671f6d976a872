package dev.modelgate.testing;

import dev.modelgate.contracts.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** A real broker of its own with every topic of Modelgate, each with one partition and a dead-letter topic. */
public class TopicsResource implements QuarkusTestResourceLifecycleManager {
    private final KafkaResource broker = new KafkaResource();

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>(broker.start());
        for (String category : List.of("kafka", "org.apache.kafka", "state.change.logger")) {
            configuration.put("quarkus.log.category.\"" + category + "\".level", "WARN");
        }
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
        }
        return configuration;
    }

    @Override
    public void stop() {
        broker.stop();
    }
}
