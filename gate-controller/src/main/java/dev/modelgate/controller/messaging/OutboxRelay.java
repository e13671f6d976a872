package dev.modelgate.controller.messaging;

import dev.modelgate.controller.config.ControllerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Publishes the outbox in its order. It is woken by each commit that filled it, and looks by itself now and then. */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final OutboxRepository repository;
    private final OutboxPublisher publisher;
    private final ControllerConfig config;
    private final Clock clock;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean stopping;
    private volatile Thread thread;

    OutboxRelay(
            OutboxRepository repository,
            OutboxPublisher publisher,
            ControllerConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.repository = repository;
        this.publisher = publisher;
        this.config = config;
        this.clock = clock;
        meters.gauge(
                "modelgate.outbox.depth",
                this,
                relay -> QuarkusTransaction.requiringNew().call(relay.repository::unsentCount));
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake.release();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    void filled(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.OutboxFilled event) {
        wake.release();
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forget() {
        if (stopping) {
            return;
        }
        long gone = QuarkusTransaction.requiringNew()
                .call(() -> repository.deleteSentBefore(
                        clock.instant().minus(config.outbox().keep())));
        if (gone > 0) {
            LOG.infof(
                    "Forgot %d published messages that were older than %s.",
                    gone, config.outbox().keep());
        }
    }

    private void run() {
        while (!stopping) {
            try {
                boolean woken = wake.tryAcquire(config.outbox().poll().toMillis(), TimeUnit.MILLISECONDS);
                if (woken) {
                    wake.drainPermits();
                }
                drain();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // The rows stay where they are, and the next poll tries again.
                LOG.warnf(
                        e,
                        "The outbox could not be published; it is tried again in %s.",
                        config.outbox().poll());
            }
        }
    }

    private void drain() {
        int limit = config.outbox().batch();
        int sent = limit;
        while (!stopping && sent == limit) {
            sent = QuarkusTransaction.requiringNew().call(() -> publishBatch(limit));
        }
    }

    private int publishBatch(int limit) {
        if (!repository.lock()) {
            return 0;
        }
        List<OutboxEntity> batch = repository.unsent(limit);
        Set<OutboxEntity> sent = publisher.publish(batch);
        sent.forEach(message -> message.sentAt = clock.instant());
        return sent.size();
    }
}
