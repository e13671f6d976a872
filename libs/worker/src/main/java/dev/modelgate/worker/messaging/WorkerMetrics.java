package dev.modelgate.worker.messaging;

import dev.modelgate.worker.job.Jobs;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Consumer lag says nothing here, since commands are acknowledged before they run: these figures do. */
@Singleton
class WorkerMetrics {
    void register(@Observes StartupEvent event, MeterRegistry meters, Jobs jobs, Publisher publisher, Clock clock) {
        meters.gauge("modelgate.worker.open.jobs", jobs, open -> open.ids().size());
        meters.gauge(
                "modelgate.worker.oldest.job.seconds",
                jobs,
                open -> open.oldest()
                        .map(accepted ->
                                Duration.between(accepted, clock.instant()).toMillis() / 1000.0)
                        .orElse(0.0));
        meters.gauge("modelgate.worker.unpublished.commands", publisher, Publisher::backlog);
    }
}
