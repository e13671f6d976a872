package dev.modelgate.controller.messaging;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jboss.logging.Logger;

/**
 * Knows since when news could have arrived without a gap. Silence of a worker says something only as long as the broker is there
 * and this process was not stopped itself (a laptop asleep, SIGSTOP): both would make every worker look dead.
 */
@ApplicationScoped
public class BrokerWatch {
    private static final Logger LOG = Logger.getLogger(BrokerWatch.class);
    private static final int REQUEST_MILLIS = 2_000;
    private static final Duration LARGEST_GAP = Duration.ofSeconds(8);

    private final Admin admin;
    private final Clock clock;
    private volatile Instant since;
    private volatile Instant lastLook;

    BrokerWatch(Admin admin, Clock clock) {
        this.admin = admin;
        this.clock = clock;
    }

    /** Since when the broker has answered without a gap; empty when it does not answer, or nobody has looked for long. */
    public Optional<Instant> listeningSince() {
        Instant last = lastLook;
        Instant start = since;
        boolean fresh = last != null && last.plus(LARGEST_GAP).isAfter(clock.instant());
        return fresh ? Optional.ofNullable(start) : Optional.empty();
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        boolean gap = lastLook == null || lastLook.plus(LARGEST_GAP).isBefore(clock.instant());
        boolean answered = answers();
        Instant now = clock.instant();
        if (!answered) {
            since = null;
        } else if (since == null || gap) {
            since = now;
        }
        lastLook = now;
    }

    private boolean answers() {
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(REQUEST_MILLIS))
                    .nodes()
                    .get();
            return true;
        } catch (ExecutionException e) {
            LOG.debugf("The broker does not answer: %s", e.getCause());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
