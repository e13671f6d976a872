package dev.modelgate.controller.messaging;

import dev.modelgate.controller.config.ControllerConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sees to it that the topics are there, before the channels subscribe to them where that is possible: a broker that is slow or
 * absent delays the start by a few seconds at most, and the service is not ready until its topics are there.
 */
@ApplicationScoped
class TopicsStartup {
    private static final Logger LOG = Logger.getLogger(TopicsStartup.class);
    /** Before the channels of reactive messaging, which start at 50. */
    private static final int BEFORE_CHANNELS = 10;

    private static final long PAUSE_MILLIS = 1_000;

    private final TopicMaker maker;
    private final ControllerConfig config;
    private final CountDownLatch made = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    TopicsStartup(TopicMaker maker, ControllerConfig config) {
        this.maker = maker;
        this.config = config;
    }

    /** Whether every topic is known to be there. */
    boolean done() {
        return made.getCount() == 0;
    }

    void start(@Observes @Priority(BEFORE_CHANNELS) StartupEvent event) throws InterruptedException {
        Thread.ofVirtual().name("make-topics").start(this::keepTrying);
        if (!made.await(config.topics().startDelay().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("The topics are not there yet; the service starts without them and is ready when they are.");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
    }

    private void keepTrying() {
        try {
            String lastTrouble = "";
            while (stopped.getCount() > 0) {
                try {
                    LOG.info(maker.make());
                    made.countDown();
                    return;
                } catch (TopicMaker.NotMade e) {
                    boolean told = e.getMessage().equals(lastTrouble);
                    if (!told && stopped.getCount() > 0) {
                        LOG.warn(e.getMessage());
                    }
                    lastTrouble = e.getMessage();
                }
                stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
