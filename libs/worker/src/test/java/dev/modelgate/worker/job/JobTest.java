package dev.modelgate.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.ModelRef;
import dev.modelgate.contracts.Task;
import dev.modelgate.worker.JobContext.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JobTest {
    private static final Instant DEADLINE = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final Job job = new Job(null, nanos::get);
    private final List<String> ran = new ArrayList<>();

    @Test
    void stopsOnceForTheFirstReason() {
        job.onStop(() -> ran.add("kill"));
        assertThat(job.begin()).isTrue();

        job.stop(new Stop.Cancelled("first"));
        job.stop(new Stop.ServiceStopping());

        assertThat(job.stopped()).isTrue();
        assertThat(ran).containsExactly("kill");
        assertThat(job.end()).contains(new Stop.Cancelled("first"));
    }

    @Test
    void takesBackTheInterruptWhenItEnds() {
        job.begin();
        job.stop(new Stop.ServiceStopping());
        assertThat(Thread.currentThread().isInterrupted()).isTrue();

        job.end();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        job.stop(new Stop.Cancelled("late"));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void forgetsAnActionWhoseRegistrationIsClosedAndRunsALateOneAtOnce() {
        try (Registration registration = job.onStop(() -> ran.add("closed"))) {
            assertThat(registration).isNotNull();
        }
        job.stop(new Stop.ServiceStopping());
        job.onStop(() -> ran.add("late"));

        assertThat(ran).containsExactly("late");
    }

    @Test
    void isSilentSinceTheLastSignAndNotWhileItWaits() {
        nanos.set(5);
        assertThat(job.silence()).isZero();
        job.begin();
        nanos.set(12);
        assertThat(job.silence()).isEqualTo(7);
        job.alive();
        assertThat(job.silence()).isZero();
    }

    @Test
    void isBroughtToItsEndByOneOnly() {
        assertThat(job.claim()).isTrue();
        assertThat(job.claim()).isFalse();
    }

    @Test
    void isOverdueAfterItsDeadlineOrAfterTooLongASilence() {
        Command command = new Command(
                "id",
                "evaluation",
                "gate",
                "step",
                1,
                "mac",
                DEADLINE,
                DEADLINE,
                10,
                new Task.SmokeTest(ModelRef.parse("dir:model"), "prompt", 1));

        assertThat(Deadlines.overdue(command, DEADLINE, Duration.ofSeconds(10))).isEmpty();
        assertThat(Deadlines.overdue(command, DEADLINE.plusMillis(1), Duration.ZERO))
                .contains(new Stop.DeadlinePassed(DEADLINE));
        assertThat(Deadlines.overdue(command, DEADLINE, Duration.ofMillis(10_001)))
                .contains(new Stop.Silent(Duration.ofSeconds(10)));
    }
}
