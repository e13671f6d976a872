package dev.modelgate.worker.job;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Result;
import dev.modelgate.worker.ModelFailedException;
import dev.modelgate.worker.WorkerFailedException;
import dev.modelgate.worker.disk.IoTrouble;
import dev.modelgate.worker.journal.JournalEntry;
import dev.modelgate.worker.machine.Machine;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Carries out one job on the calling thread, from its start to its outcome on disk. */
@Singleton
class JobRunner {
    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final Handlers handlers;
    private final Machine machine;
    private final Clock clock;

    JobRunner(Handlers handlers, Machine machine, Clock clock) {
        this.handlers = handlers;
        this.machine = machine;
        this.clock = clock;
    }

    void run(Job job) throws InterruptedException {
        Instant startedAt = clock.instant();
        Command command = job.entry().command();
        LOG.infof(
                "A command starts. command=%s evaluation=%s gate=%s step=%s attempt=%d task=%s",
                command.id(),
                command.evaluation(),
                command.gate(),
                command.step(),
                command.attempt(),
                command.task().getClass().getSimpleName());
        Result result = job.begin() ? handle(job) : stopResult(job.end());
        finish(job.entry(), startedAt, result);
    }

    /** Notes the end of a command that no thread carries out. */
    void finishUnrun(JournalEntry entry, Result result) throws InterruptedException {
        finish(entry, entry.acceptedAt(), result);
    }

    private Result handle(Job job) {
        Command command = job.entry().command();
        Throwable failure;
        try {
            Result.Completed completed = handlers.handle(command.task(), new RunningJob(job, System::nanoTime));
            job.end();
            return completed;
        } catch (Throwable e) {
            // An Error too: a command without an outcome would block its evaluation until the deadline.
            failure = e;
        }
        Optional<Stop> stop = job.end();
        if (stop.isPresent()) {
            LOG.debugf(failure, "A stopped command ended with an exception. command=%s", command.id());
            return stopResult(stop);
        }
        return failed(command, failure);
    }

    private static Result stopResult(Optional<Stop> stop) {
        return stop.orElseThrow().result();
    }

    private static Result failed(Command command, Throwable failure) {
        return switch (failure) {
            case ModelFailedException model -> {
                LOG.infof("The model failed. command=%s reason=%s", command.id(), model.getMessage());
                yield new Result.ModelFailed(model.getMessage());
            }
            case WorkerFailedException worker -> {
                LOG.warnf(worker, "A command failed. command=%s", command.id());
                yield worker.result();
            }
            case IOException io -> disk(command, io);
            case UncheckedIOException io -> disk(command, io.getCause());
            default -> {
                LOG.errorf(failure, "A command met an unexpected error. command=%s", command.id());
                yield new Result.WorkerFailed(
                        "The worker met an unexpected error ("
                                + failure.getClass().getSimpleName() + "); its log says more.",
                        true,
                        false);
            }
        };
    }

    private static Result disk(Command command, IOException e) {
        LOG.warnf(e, "A command met a failure of input or output. command=%s", command.id());
        return new Result.WorkerFailed("Reading or writing failed: " + IoTrouble.describe(e) + ".", true, false);
    }

    private void finish(JournalEntry entry, Instant startedAt, Result result) throws InterruptedException {
        Command command = entry.command();
        Outcome outcome = new Outcome(
                command.id(),
                command.evaluation(),
                machine.name(),
                machine.incarnation(),
                startedAt,
                clock.instant(),
                entry.observations(),
                result);
        while (true) {
            try {
                entry.finish(outcome);
                LOG.infof(
                        "A command has ended. command=%s result=%s observations=%d",
                        command.id(), result.getClass().getSimpleName(), outcome.observations());
                return;
            } catch (IOException e) {
                // Without its outcome on disk the command could be run twice: nothing else is started until the disk
                // takes it.
                LOG.errorf(e, "An outcome cannot be written and is tried again. command=%s", command.id());
                TimeUnit.SECONDS.sleep(2);
            }
        }
    }
}
