package dev.modelgate.cli.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The first answers that a starting stack waits for. */
final class Readiness {
    private final List<CompletableFuture<Void>> answers = new ArrayList<>();

    /** Adds an answer to wait for; a failed one fails the whole. */
    void add(CompletableFuture<Void> answer) {
        answers.add(answer);
    }

    /**
     * Waits for all of them, or the first that fails.
     *
     * @return whether all came within the limit
     * @throws StackException of the first part that cannot be started, or when the wait is interrupted
     */
    boolean await(Duration limit) {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        answers.forEach(answer -> answer.whenComplete((nothing, problem) -> {
            if (problem != null) {
                // Of what waited behind a part that failed, only that part's own words are of use.
                failed.completeExceptionally(problem instanceof CompletionException ? problem.getCause() : problem);
            }
        }));
        CompletableFuture<Void> all = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(all, failed).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            throw new StackException(e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The start of the stack was interrupted.", e);
        }
    }
}
