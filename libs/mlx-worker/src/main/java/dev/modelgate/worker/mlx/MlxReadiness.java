package dev.modelgate.worker.mlx;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready once MLX turned out not to start here. */
@Readiness
@ApplicationScoped
class MlxReadiness implements HealthCheck {
    private final MlxAccelerator accelerator;

    MlxReadiness(MlxAccelerator accelerator) {
        this.accelerator = accelerator;
    }

    @Override
    public HealthCheckResponse call() {
        return accelerator
                .trouble()
                .map(trouble -> HealthCheckResponse.named("mlx")
                        .down()
                        .withData("reason", trouble)
                        .build())
                .orElseGet(() -> HealthCheckResponse.up("mlx"));
    }
}
