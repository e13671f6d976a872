package dev.modelgate.controller.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.MachineStatus;
import dev.modelgate.contracts.WorkerKind;
import dev.modelgate.gates.plan.MachineNeeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Instant NOW = Instant.parse("2026-01-15T09:30:00Z");
    private static final MachineNeeds ANY = new MachineNeeds(MachineNeeds.ANY_BACKEND, 1);

    private final List<MachineView.Service> services = new ArrayList<>();

    private void seen(String machine, String backend, double gigabytes, boolean trainingAlive) {
        for (WorkerKind kind : List.of(WorkerKind.INFERENCE, WorkerKind.TRAINING)) {
            boolean alive = kind == WorkerKind.INFERENCE || trainingAlive;
            services.add(new MachineView.Service(
                    new MachineStatus(
                            machine,
                            kind,
                            machine + "-1",
                            NOW,
                            "chip",
                            (long) (gigabytes * 1e9),
                            backend,
                            Map.of(),
                            List.of()),
                    alive ? NOW : NOW.minusSeconds(40),
                    alive));
        }
    }

    private Optional<String> choose(MachineNeeds needs, Map<String, Long> load) {
        return Placement.choose(MachineView.of(services), needs, machine -> load.getOrDefault(machine, 0L));
    }

    @Test
    void theLeastLoadedMachineIsChosenAndAmongEqualsTheFirstByName() {
        seen("studio", "metal", 64, true);
        seen("mini", "metal", 32, true);

        assertThat(choose(ANY, Map.of("studio", 0L, "mini", 1L))).contains("studio");
        assertThat(choose(ANY, Map.of("studio", 2L, "mini", 1L))).contains("mini");
        assertThat(choose(ANY, Map.of())).contains("mini");
    }

    @Test
    void aMachineOnWhichMlxHasNotAnsweredIsNotChosenEvenWhenAnyBackendWillDo() {
        seen("mini", "none", 32, true);
        assertThat(choose(ANY, Map.of())).isEmpty();

        seen("studio", "cpu", 32, true);
        assertThat(choose(ANY, Map.of("studio", 7L))).contains("studio");
    }

    @Test
    void aMachineThatLacksWhatThePlanNeedsIsNotChosenHoweverIdleItIs() {
        seen("studio", "metal", 64, true);
        seen("mini", "metal", 32, true);
        seen("server", "cpu", 512, true);

        assertThat(choose(new MachineNeeds("metal", 48), Map.of("studio", 7L))).contains("studio");
        assertThat(choose(new MachineNeeds("metal", 128), Map.of())).isEmpty();
    }

    @Test
    void aMachineWhoseServicesDoNotAllLiveIsNotChosen() {
        seen("mini", "metal", 32, false);

        assertThat(choose(ANY, Map.of())).isEmpty();
    }

    @Test
    void theRefusalSaysWhatWasAskedAndWhatWasSeen() {
        seen("mini", "metal", 32, false);
        seen("server", "cpu", 512, true);

        String refusal = Placement.refusal(MachineView.of(services), new MachineNeeds("metal", 48), null, 120, NOW);

        assertThat(refusal)
                .contains("backend metal and at least 48 GB", "120 s")
                .contains("mini (metal, 32.0 GB; inference alive, training silent for 40 s)")
                .contains("server (cpu, 512.0 GB; inference alive, training alive)");
        assertThat(Placement.refusal(List.of(), ANY, null, 120, NOW)).endsWith("seen: none.");
    }
}
