package dev.modelgate.worker.messaging;

import dev.modelgate.worker.job.Jobs;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A job that does not end although it was told to blocks all others: only a new process helps. Needs no broker. */
@Liveness
@Singleton
class JobLiveness implements HealthCheck {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Jobs jobs;

    JobLiveness(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public HealthCheckResponse call() {
        Duration stuck = jobs.stuckFor();
        return HealthCheckResponse.named("jobs")
                .status(stuck.compareTo(LONGEST) <= 0)
                .withData("open", jobs.ids().size())
                .withData("stopping-seconds", stuck.toSeconds())
                .build();
    }
}
