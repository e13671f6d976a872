package dev.modelgate.worker.messaging;

import dev.modelgate.contracts.Cancellation;
import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Instruction;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Result;
import dev.modelgate.worker.disk.IoTrouble;
import dev.modelgate.worker.job.Jobs;
import dev.modelgate.worker.journal.Journal;
import dev.modelgate.worker.journal.JournalEntry;
import dev.modelgate.worker.machine.Machine;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Decides what becomes of an instruction that was read: started, recognised, refused, or none of this worker's business. */
@Singleton
class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final Machine machine;
    private final Journal journal;
    private final Jobs jobs;
    private final Publisher publisher;
    private final Clock clock;

    Intake(Machine machine, Journal journal, Jobs jobs, Publisher publisher, Clock clock) {
        this.machine = machine;
        this.journal = journal;
        this.jobs = jobs;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** When this returns, a crash loses nothing of the instruction. */
    void take(Instruction instruction, String traceparent) throws InterruptedException {
        if (machine.service().boundToMachine() && !machine.name().equals(instruction.machine())) {
            return;
        }
        switch (instruction) {
            case Command command -> take(command, traceparent);
            case Cancellation cancellation -> jobs.cancel(cancellation.command(), cancellation.reason());
        }
    }

    private void take(Command command, String traceparent) throws InterruptedException {
        try {
            Optional<JournalEntry> known = journal.find(command.id());
            if (known.isPresent()) {
                recognise(known.get());
            } else {
                accept(command, traceparent);
            }
        } catch (IOException e) {
            LOG.errorf(e, "A command cannot be noted and is refused. command=%s", command.id());
            publisher.publishUnnoted(refusal(command, e), traceparent);
        }
    }

    private void recognise(JournalEntry entry) {
        if (entry.outcome().isPresent()) {
            LOG.infof(
                    "A finished command was sent again and is reported again. command=%s",
                    entry.command().id());
            publisher.publishAgain(entry);
        }
    }

    private void accept(Command command, String traceparent) throws IOException, InterruptedException {
        JournalEntry entry = journal.accept(command, traceparent);
        if (clock.instant().isAfter(command.deadline())) {
            jobs.refuse(
                    entry,
                    new Result.WorkerFailed(
                            "The command came after its deadline, " + command.deadline() + ", and was not started.",
                            true,
                            false));
        } else {
            jobs.submit(entry);
        }
    }

    private Outcome refusal(Command command, IOException e) {
        Instant now = clock.instant();
        return new Outcome(
                command.id(),
                command.evaluation(),
                machine.name(),
                machine.incarnation(),
                now,
                now,
                0,
                new Result.WorkerFailed(
                        "The worker's journal cannot be used: " + IoTrouble.describe(e) + ".", true, false));
    }
}
