package dev.modelgate.controller.messaging;

import dev.modelgate.controller.config.ControllerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing, all with one request. */
@ApplicationScoped
class TopicMaker {
    /** A broker under load may take long over two dozen partitions; to ask again would only add to its work. */
    private static final int REQUEST_MILLIS = 60_000;

    private final Admin admin;
    private final List<NewTopic> wanted;

    TopicMaker(Admin admin, ControllerConfig config) {
        this.admin = admin;
        this.wanted = TopicCatalogue.topics(
                config.topics().partitions(), config.topics().replication());
    }

    /** The topics could not be made; the message is one sentence. */
    static final class NotMade extends Exception {
        private static final long serialVersionUID = 1L;

        NotMade(Throwable cause) {
            super("The topics cannot be made yet, it is tried again: " + cause, cause);
        }
    }

    /**
     * The topics that are not there; none when all is well.
     *
     * @throws NotMade when the broker does not say
     */
    List<NewTopic> missing() throws NotMade, InterruptedException {
        try {
            Set<String> there = admin.listTopics(new ListTopicsOptions().timeoutMs(REQUEST_MILLIS))
                    .names()
                    .get();
            return wanted.stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .toList();
        } catch (ExecutionException e) {
            throw new NotMade(e.getCause());
        }
    }

    /** @throws NotMade when one is not there afterwards; asking again is fine */
    void make(List<NewTopic> missing) throws NotMade, InterruptedException {
        for (KafkaFuture<Void> topic : admin.createTopics(missing, new CreateTopicsOptions().timeoutMs(REQUEST_MILLIS))
                .values()
                .values()) {
            try {
                topic.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) { // another controller was faster
                    throw new NotMade(e.getCause());
                }
            }
        }
    }
}
