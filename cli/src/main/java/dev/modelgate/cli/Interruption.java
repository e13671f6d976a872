package dev.modelgate.cli;

import dev.modelgate.cli.client.ControllerException;
import dev.modelgate.cli.stack.LocalStack;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What happens on Ctrl-C and on SIGTERM: the evaluation is cancelled, the stack goes down, the command ends with status 30.
 *
 * <p>By a shutdown hook, because the JVM offers no supported way to handle the signal itself; the hook ends the JVM, since its own
 * status for a signal would be another.
 */
final class Interruption implements AutoCloseable {
    private final AtomicReference<LocalStack> stack = new AtomicReference<>();
    private final AtomicReference<Runnable> first = new AtomicReference<>();
    private final Thread hook = new Thread(this::interrupted, "interrupted");

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Takes this stack down when interrupted. */
    LocalStack guard(LocalStack running) {
        stack.set(running);
        return running;
    }

    /** Does this before the stack goes down. */
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
        System.err.println();
        System.err.println("Interrupted: everything that was started goes down.");
        Runnable action = first.get();
        if (action != null) {
            try {
                action.run();
            } catch (ControllerException e) {
                System.err.println("The evaluation could not be cancelled: " + e.getMessage());
            }
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

    private void hold() {
        try {
            hook.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
