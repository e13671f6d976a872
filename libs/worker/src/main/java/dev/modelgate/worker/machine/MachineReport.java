package dev.modelgate.worker.machine;

import dev.modelgate.contracts.MachineStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Puts together what a heartbeat says. */
@Singleton
public class MachineReport {
    private final Machine machine;
    private final Accelerator accelerator;
    private final Clock clock;
    private final String chip = Chip.find();

    MachineReport(Machine machine, Accelerator accelerator, Clock clock) {
        this.machine = machine;
        this.accelerator = accelerator;
        this.clock = clock;
    }

    /** @param running ids of the commands that run or wait here */
    public MachineStatus now(List<String> running) {
        return new MachineStatus(
                machine.name(),
                machine.service(),
                machine.incarnation(),
                clock.instant(),
                chip,
                machine.memoryBytes(),
                accelerator.backend(),
                accelerator.versions(),
                running);
    }
}
