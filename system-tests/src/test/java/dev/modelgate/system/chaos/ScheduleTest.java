package dev.modelgate.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    @Test
    void theSameSeedMakesTheSameSchedule() {
        assertThat(Schedule.of(17, 100)).isEqualTo(Schedule.of(17, 100)).isNotEqualTo(Schedule.of(18, 100));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 20261125, Long.MAX_VALUE})
    void everyVictimAndEveryKindIsInALongSchedule(long seed) {
        List<Strike> schedule = Schedule.of(seed, 100);

        assertThat(schedule).hasSize(100);
        assertThat(schedule.stream()
                        .map(Strike::blow)
                        .filter(Blow.Kill.class::isInstance)
                        .flatMap(blow -> blow.victims().stream())
                        .collect(Collectors.toSet()))
                .containsAll(Arrays.asList(Victim.values()));
        assertThat(schedule.stream()
                        .map(strike -> strike.blow().getClass().getSimpleName())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("Kill", "Freeze", "LoseBrokerData", "KillAll");
    }

    @Test
    void whatIsStoppedSleepsLongerThanAnyDeadline() {
        assertThat(Schedule.FREEZE).isGreaterThan(ChaosPlan.TOTAL).isGreaterThan(ChaosPlan.PROGRESS);
    }
}
