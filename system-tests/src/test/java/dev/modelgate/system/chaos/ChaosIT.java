package dev.modelgate.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.system.RunningStack;
import dev.modelgate.system.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Nothing is lost, whatever dies. Short by default; {@code system-tests/chaos.sh --evaluations 200 --kills 100} is the long one, and
 * {@code --seed} repeats a schedule.
 */
@Order(5)
class ChaosIT {
    private static final int EVALUATIONS = 10;
    private static final int STRIKES = 6;
    private static final long SEED = 20261125;

    /** Kafka's clients have much to say about a broker that is away, as it is meant to be; held, so that the level stays. */
    private static final Logger CLIENTS = Logger.getLogger("org.apache.kafka.clients");

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void nothingIsLostWhateverDies() throws Exception {
        long seed = Long.getLong("modelgate.chaos.seed", SEED);
        int evaluations = Integer.getInteger("modelgate.chaos.evaluations", EVALUATIONS);
        int strikes = Integer.getInteger("modelgate.chaos.kills", STRIKES);
        CLIENTS.setLevel(Level.OFF);
        System.out.printf("Chaos: seed %d, %d evaluations, %d strikes%n", seed, evaluations, strikes);
        Path root =
                Path.of(System.getProperty("modelgate.root")).toAbsolutePath().normalize();
        Path targets = Files.createDirectories(root.resolve("system-tests/target"));
        Workspace workspace = Workspace.make(root, Files.createTempDirectory(targets, "chaos-"));

        ChaosReport report;
        try (ChaosRun run = new ChaosRun(seed, evaluations, strikes, root, workspace, RunningStack.python(root))) {
            report = run.carryOut();
        }

        System.out.println(report.markdown());
        Files.writeString(targets.resolve("chaos-report.md"), report.markdown());
        assertThat(report.violations()).isEmpty();
        workspace.delete();
    }
}
