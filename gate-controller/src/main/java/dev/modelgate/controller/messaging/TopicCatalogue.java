package dev.modelgate.controller.messaging;

import dev.modelgate.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/** What the topics are to be like: how long each keeps its records, and how large these may be. */
final class TopicCatalogue {
    private static final int LARGEST_RECORD = 4 * 1024 * 1024;
    private static final Duration DEAD_LETTERS = Duration.ofDays(30);

    private TopicCatalogue() {}

    /** All topics, each followed by its dead-letter topic. */
    static List<NewTopic> topics(int partitions, Optional<Short> replication) {
        List<NewTopic> topics = new ArrayList<>();
        for (String topic : Topics.ALL) {
            topics.add(new NewTopic(topic, Optional.of(partitions), replication).configs(configs(topic)));
            topics.add(new NewTopic(Topics.deadLetters(topic), Optional.of(1), replication)
                    .configs(withSize(retention(DEAD_LETTERS))));
        }
        return topics;
    }

    private static Map<String, String> configs(String topic) {
        return switch (topic) {
            // The broker's clock says how old a heartbeat is, not that of a machine whose clock nobody looks after.
            case Topics.MACHINES ->
                withSize(Map.of("cleanup.policy", "compact", "message.timestamp.type", "LogAppendTime"));
            case Topics.EVALUATIONS -> withSize(Map.of("cleanup.policy", "compact"));
            case Topics.OUTCOMES, Topics.VERDICTS -> withSize(retention(Duration.ofDays(90)));
            default -> withSize(retention(Duration.ofDays(7)));
        };
    }

    private static Map<String, String> retention(Duration keep) {
        return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(keep.toMillis()));
    }

    private static Map<String, String> withSize(Map<String, String> configs) {
        Map<String, String> all = new LinkedHashMap<>(configs);
        all.put("max.message.bytes", Integer.toString(LARGEST_RECORD));
        return all;
    }
}
