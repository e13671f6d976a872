package dev.modelgate.controller.messaging;

import dev.modelgate.controller.config.ControllerConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.jboss.logging.Logger;

/**
 * Sees to it that the topics are there, before the channels subscribe to them where that is possible: a broker that is slow or
 * absent delays the start by a few seconds at most, and the service is not ready until its topics are there. Later it looks now and
 * then whether they still are: a broker that comes back without its data has lost them.
 */
@ApplicationScoped
class TopicsStartup {
    private static final Logger LOG = Logger.getLogger(TopicsStartup.class);
    /** Before the channels of reactive messaging, which start at 50. */
    private static final int BEFORE_CHANNELS = 10;

    private static final long PAUSE_MILLIS = 1_000;

    private final TopicMaker maker;
    private final ControllerConfig config;
    private final Event<TopicsMissing> missing;
    private final CountDownLatch made = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    TopicsStartup(TopicMaker maker, ControllerConfig config, Event<TopicsMissing> missing) {
        this.maker = maker;
        this.config = config;
        this.missing = missing;
    }

    /** Whether every topic is known to be there. */
    boolean done() {
        return made.getCount() == 0;
    }

    void start(@Observes @Priority(BEFORE_CHANNELS) StartupEvent event) throws InterruptedException {
        Thread.ofVirtual().name("topics").start(this::watch);
        if (!made.await(config.topics().startDelay().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("The topics are not there yet; the service starts without them and is ready when they are.");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
    }

    private void watch() {
        try {
            String lastTrouble = "";
            boolean over = false;
            while (!over) {
                boolean there = false;
                try {
                    makeMissing();
                    made.countDown();
                    there = true;
                    lastTrouble = "";
                } catch (TopicMaker.NotMade | RuntimeException e) {
                    boolean told = String.valueOf(e.getMessage()).equals(lastTrouble);
                    if (!told && stopped.getCount() > 0) {
                        LOG.warn(e.getMessage());
                    }
                    lastTrouble = String.valueOf(e.getMessage());
                }
                over = stopped.await(
                        there ? config.topics().lookEvery().toMillis() : PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeMissing() throws TopicMaker.NotMade, InterruptedException {
        List<NewTopic> topics = maker.missing();
        if (topics.isEmpty()) {
            return;
        }
        missing.fire(new TopicsMissing(topics.stream().map(NewTopic::name).collect(Collectors.toSet())));
        maker.make(topics);
        LOG.infof("%d topics were made.", topics.size());
    }
}
