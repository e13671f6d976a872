package dev.modelgate.cli;

import dev.modelgate.cli.client.ControllerException;
import dev.modelgate.cli.stack.LocalStack;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What happens on Ctrl-C and on SIGTERM: what was begun is given up within a bounded time, the stack goes down, the command ends with
 * status 30.
 *
 * <p>By a shutdown hook, because the JVM offers no supported way to handle the signal itself; the hook ends the JVM, since its own
 * status for a signal would be another.
 */
final class Interruption implements AutoCloseable {
    private static final Duration FIRST_WITHIN = Duration.ofSeconds(15);

    private final PrintStream err = System.err;
    private final AtomicReference<String> sentence;
    private final AtomicReference<LocalStack> stack = new AtomicReference<>();
    private final AtomicReference<Runnable> first = new AtomicReference<>();
    private final Thread hook = new Thread(this::interrupted, "interrupted");

    /** @param sentence what a person is told who interrupts the command */
    Interruption(String sentence) {
        this.sentence = new AtomicReference<>(sentence);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Takes this stack down when interrupted. */
    LocalStack guard(LocalStack running) {
        stack.set(running);
        return running;
    }

    /** From now on, tells a person this who interrupts the command. */
    void say(String instead) {
        sentence.set(instead);
    }

    /** Does this before the stack goes down, for at most 15 seconds. */
    void before(Runnable action) {
        first.set(action);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            hold(); // The hook is at work and will end this JVM with its own status.
        }
    }

    private void interrupted() {
        err.println();
        err.println(sentence.get());
        Runnable action = first.get();
        if (action != null) {
            doFirst(action);
        }
        LocalStack running = stack.get();
        try {
            if (running != null) {
                running.closeNow();
            }
        } finally {
            Runtime.getRuntime().halt(ExitStatus.CANCELLED);
        }
    }

    /** On a thread of its own, since nothing that is asked of a controller may keep the stack from going down. */
    private void doFirst(Runnable action) {
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                action.run();
            } catch (ControllerException e) {
                err.println("The evaluation could not be cancelled: " + e.getMessage());
            } catch (UncheckedIOException e) {
                err.println("The results could not be written: " + e.getCause().getMessage());
            }
        });
        try {
            if (!thread.join(FIRST_WITHIN)) {
                err.println("This took longer than " + FIRST_WITHIN.toSeconds()
                        + " s and is left: results are not complete.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hold() {
        try {
            hook.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
