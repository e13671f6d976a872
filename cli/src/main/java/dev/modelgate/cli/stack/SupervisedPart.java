package dev.modelgate.cli.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one part running: starts it, finds out when it answers, and starts it again when it ends unasked, after a pause that
 * doubles from half a second to half a minute.
 *
 * <p>A part that has never answered and ends three times is given up: it will not get better by itself.
 */
final class SupervisedPart {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY_AFTER = Duration.ofMinutes(1);
    private static final long LOOK_EVERY_MS = 40;
    private static final int TRIES_BEFORE_READY = 3;

    private final Part part;
    private final Path pidFile;
    private final Path log;
    private final Runnable onChange;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread keeper;

    private volatile ChildProcess child;
    private volatile PartState state = PartState.STOPPED;
    private volatile String detail;
    private volatile int restarts;
    private volatile boolean asked;

    SupervisedPart(Part part, Installation installation, Runnable onChange) {
        this.part = part;
        this.pidFile = installation.pidFile(part.name());
        this.log = installation.log(part.name());
        this.onChange = onChange;
        this.keeper =
                Thread.ofPlatform().name("keep-" + part.name().label()).daemon().unstarted(this::keep);
    }

    /** Starts keeping it; returns a future that completes when the part first answers, or fails with a {@link StackException}. */
    CompletableFuture<Void> start() {
        keeper.start();
        return firstReady;
    }

    PartStatus status() {
        ChildProcess now = child;
        Long pid = now != null && now.alive() ? now.pid() : null;
        return new PartStatus(part.name().label(), pid, part.port(), state, restarts, detail);
    }

    /** Asks the part to end; returns at once. */
    void requestStop() {
        stopping.countDown();
        ChildProcess now = child;
        if (now != null && now.alive()) {
            asked = true;
            now.signal(part.stopSignal());
        }
    }

    /** Waits for the end after {@link #requestStop}, and after the limit ends it by force. */
    void awaitStop(Duration limit) {
        ChildProcess now = child;
        if (now != null) {
            now.awaitEnd(limit);
            if (asked) {
                part.stopped();
            }
        }
        join();
        move(PartState.STOPPED, null);
        firstReady.completeExceptionally(
                new StackException("The start of " + part.name().label() + " was stopped."));
    }

    private void keep() {
        Duration pause = FIRST_PAUSE;
        int fruitless = 0;
        while (!stopped()) {
            long begin = System.nanoTime();
            String ended = runOnce();
            if (stopped()) {
                return;
            }
            if (!firstReady.isDone() && ++fruitless == TRIES_BEFORE_READY) {
                move(PartState.FAILED, ended);
                firstReady.completeExceptionally(new StackException(
                        part.name().label() + " cannot be started: " + ended + " Its log is " + log + "."));
                return;
            }
            if (Duration.ofNanos(System.nanoTime() - begin).compareTo(STEADY_AFTER) > 0) {
                pause = FIRST_PAUSE;
            }
            restarts++;
            move(PartState.RESTARTING, ended + " Next start in " + pause.toMillis() / 1000.0 + " s.");
            if (waited(pause)) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** One life of the process; returns how it ended, in one sentence. */
    private String runOnce() {
        try {
            part.prepare();
            ChildProcess started = ChildProcess.start(part.launch(), pidFile, log);
            child = started;
            move(PartState.STARTING, null);
            if (stopped()) {
                started.signal(part.stopSignal()); // the request to stop came before there was a process to ask
            }
            awaitReady(started);
            started.onExit().join();
            if (!stopped()) {
                started.forget();
            }
            return "It ended by itself with status " + started.exitStatus() + ".";
        } catch (IOException e) {
            return "Its files could not be prepared: " + e.getMessage() + ".";
        } catch (StackException e) {
            return e.getMessage();
        }
    }

    private void awaitReady(ChildProcess started) {
        while (started.alive() && !stopped()) {
            if (part.ready()) {
                move(PartState.READY, null);
                firstReady.complete(null);
                return;
            }
            // A port that begins to answer tells nobody; only the end of the process and a request to stop are signals.
            if (waited(Duration.ofMillis(LOOK_EVERY_MS))) {
                return;
            }
        }
    }

    private void move(PartState next, String why) {
        state = next;
        detail = why;
        onChange.run();
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    /** Whether the wait was cut short by a request to stop. */
    private boolean waited(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Waits for the keeper, which was never started when the stack goes down before the part's turn has come. */
    private void join() {
        if (keeper.getState() == Thread.State.NEW) {
            return;
        }
        try {
            keeper.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
