package dev.modelgate.controller.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** All that can be set about the controller itself. The resolved values are logged once at the start. */
@ConfigMapping(prefix = "modelgate.controller")
public interface ControllerConfig {
    /** Folder of the shipped plans and, below it, their suites. {@code MODELGATE_PLANS} sets it. */
    @WithDefault("plans")
    Path plans();

    /** How long a command may wait for a fitting machine with live workers before its evaluation is INVALID. */
    @WithDefault("PT2M")
    Duration placementTimeout();

    /** How long a worker may be silent before the commands that it holds are given up and tried again. */
    @WithDefault("PT15S")
    Duration heartbeatTimeout();

    /** How long deadlines and silences are overlooked after the broker came back or this process was stopped for a while. */
    @WithDefault("PT15S")
    Duration grace();

    /** Pause between two looks at waiting commands, deadlines and heartbeats. The scheduler reads this key itself. */
    @WithDefault("PT1S")
    Duration watchEvery();

    /** Most bytes of a request's body; must be less than {@code quarkus.http.limits.max-body-size}, the server's last guard. */
    @WithDefault("1048576")
    @Min(1024)
    int largestBody();

    Topics topics();

    Outbox outbox();

    Events events();

    /** The topics that are created at the start when they are not there. */
    interface Topics {
        /** Partitions of every topic that is keyed by evaluation. */
        @WithDefault("4")
        @Min(1)
        @Max(1000)
        int partitions();

        /** Copies of each partition; the broker's own default when unset. */
        Optional<Short> replication();

        /** How long the start waits for the topics. Past it the service starts without them, and is not ready until they are there. */
        @WithDefault("PT10S")
        Duration startDelay();

        /** How often it is looked whether the topics are still there: a broker that has lost its data has lost them, too. */
        @WithDefault("PT5S")
        Duration lookEvery();
    }

    /** The way out. */
    interface Outbox {
        /** Most messages published in one transaction. */
        @WithDefault("200")
        @Min(1)
        @Max(10_000)
        int batch();

        /** How often the outbox is looked at when nothing has woken it. */
        @WithDefault("PT1S")
        Duration poll();

        /** How long published messages are kept for a look back. */
        @WithDefault("P7D")
        Duration keep();
    }

    /** The streams of {@code GET /evaluations/{id}/events}. */
    interface Events {
        /** A sign of life is sent after this much silence. */
        @WithDefault("PT10S")
        Duration heartbeat();

        /** Shortest time between two pictures of one evaluation. */
        @WithDefault("PT0.25S")
        Duration atMostEvery();
    }
}
