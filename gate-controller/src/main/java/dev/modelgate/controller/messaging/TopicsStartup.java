package dev.modelgate.controller.messaging;

import dev.modelgate.controller.config.ControllerConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Creates the topics that are not there, before the channels subscribe to them. Without a broker the service starts all the same
 * and goes on trying.
 */
@ApplicationScoped
class TopicsStartup {
    private static final Logger LOG = Logger.getLogger(TopicsStartup.class);
    /** Before the channels of reactive messaging, which start at 50. */
    private static final int BEFORE_CHANNELS = 10;

    private static final long PAUSE_MILLIS = 1_000;

    private final Admin admin;
    private final List<NewTopic> topics;
    private final CountDownLatch stopped = new CountDownLatch(1);

    TopicsStartup(Admin admin, ControllerConfig config) {
        this.admin = admin;
        this.topics = TopicCatalogue.topics(
                config.topics().partitions(), config.topics().replication());
    }

    void start(@Observes @Priority(BEFORE_CHANNELS) StartupEvent event) {
        if (!created()) {
            Thread.ofVirtual().name("create-topics").start(this::keepTrying);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
    }

    private void keepTrying() {
        try {
            while (!stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (created()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean created() {
        boolean all = true;
        var results = admin.createTopics(topics).values();
        for (var result : results.entrySet()) {
            try {
                result.getValue().get();
                LOG.infof("Created topic %s.", result.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    LOG.warnf("Topic %s could not be created yet: %s", result.getKey(), e.getCause());
                    all = false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return all;
    }
}
