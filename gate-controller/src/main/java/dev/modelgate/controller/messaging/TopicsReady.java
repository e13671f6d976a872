package dev.modelgate.controller.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Nobody may send or await anything before the topics are there. */
@Readiness
@ApplicationScoped
class TopicsReady implements HealthCheck {
    private final TopicsStartup topics;

    TopicsReady(TopicsStartup topics) {
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("topics").status(topics.done()).build();
    }
}
