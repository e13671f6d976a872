package dev.modelgate.controller.config;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Says once, at the start, what the controller was told. */
@ApplicationScoped
class ConfigLog {
    private static final Logger LOG = Logger.getLogger(ConfigLog.class);

    private final ControllerConfig config;

    ConfigLog(ControllerConfig config) {
        this.config = config;
    }

    void atStart(@Observes StartupEvent event) {
        LOG.infof(
                "Controller settings: plans=%s placement-timeout=%s heartbeat-timeout=%s grace=%s watch-every=%s"
                        + " partitions=%d outbox-batch=%d events-heartbeat=%s",
                config.plans().toAbsolutePath(),
                config.placementTimeout(),
                config.heartbeatTimeout(),
                config.grace(),
                config.watchEvery(),
                config.topics().partitions(),
                config.outbox().batch(),
                config.events().heartbeat());
    }
}
