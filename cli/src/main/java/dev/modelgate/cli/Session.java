package dev.modelgate.cli;

import dev.modelgate.cli.client.CommitMode;
import dev.modelgate.cli.client.ControllerClient;
import dev.modelgate.cli.client.Evaluation;
import dev.modelgate.cli.client.Following;
import dev.modelgate.cli.client.PlanRequest;
import dev.modelgate.cli.progress.Progress;
import dev.modelgate.cli.results.ResultsFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** One evaluation from the request to its results, watched by a person. */
final class Session {
    private final ControllerClient controller;
    private final Progress progress;
    private final Question question;
    private final PrintStream out;
    private final AtomicReference<String> open = new AtomicReference<>();
    private boolean concluded;
    private final AtomicBoolean asked = new AtomicBoolean();

    /** @param question how a person is asked to commit */
    Session(ControllerClient controller, Progress progress, Question question, PrintStream out) {
        this.controller = controller;
        this.progress = progress;
        this.question = question;
        this.out = out;
    }

    /** Asks a person for a commitment. */
    @FunctionalInterface
    interface Question {
        /** @return whether to go on; empty when nobody answers */
        Optional<Boolean> commit(Evaluation evaluation);
    }

    /** Starts the evaluation. */
    String start(PlanRequest plan, CommitMode commit) {
        String id = controller.start(plan, commit);
        open.set(id);
        progress.say("evaluation " + id + " of plan " + plan.name());
        return id;
    }

    /** Follows it to its decision, prints that, and lays the results down; returns the exit status. */
    int finish(String id, Path results) throws IOException {
        Evaluation decided = new Following(controller, id, this::show).untilDecided();
        open.set(null);
        conclude(decided, results);
        return ExitStatus.of(decided.decision());
    }

    /** Once, whether the follower or the person who ended the command gets there first; the other waits until it is done. */
    private synchronized void conclude(Evaluation decided, Path results) throws IOException {
        if (!concluded) {
            concluded = true;
            progress.finish();
            new ResultsFolder(results).write(controller, decided.id());
            print(decided, results);
        }
    }

    /** Gives up what is still open and concludes it; called when the person ends the command. */
    void cancel(Path results) {
        String id = open.getAndSet(null);
        if (id != null) {
            controller.cancel(id, System.getProperty("user.name"), "The command was interrupted.");
            try {
                conclude(new Following(controller, id, progress::show).untilDecided(), results);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void show(Evaluation evaluation) {
        progress.show(evaluation);
        if (evaluation.state() == Evaluation.State.AWAITING_COMMITMENT && asked.compareAndSet(false, true)) {
            progress.finish();
            question.commit(evaluation)
                    .ifPresent(yes -> controller.commit(
                            evaluation.id(), yes, System.getProperty("user.name"), "Answered at the terminal."));
        }
    }

    private void print(Evaluation evaluation, Path results) {
        out.println();
        String by = evaluation.decidedBy() == null ? "" : "  (decided by: " + evaluation.decidedBy() + ")";
        out.println(evaluation.decision() + by);
        evaluation.reasons().forEach(reason -> out.println("  " + reason));
        evaluation.cautions().forEach(caution -> out.println("  Caution: " + caution));
        out.println("Evidence: " + results.resolve("results.md") + ", evaluation.json and logs/ beside it");
    }
}
