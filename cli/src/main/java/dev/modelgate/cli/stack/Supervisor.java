package dev.modelgate.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The process behind {@code up}: it holds the stack on the default ports and keeps its account in {@code run/status.json}. */
public final class Supervisor {
    private static final long LOOK_EVERY_MS = 50;
    private static final String PROGRAM = "dev.modelgate.cli.Main";

    private Supervisor() {}

    /**
     * Starts a supervisor that outlives this process, and waits until all parts answer.
     *
     * @param onChange told of the parts while they start
     * @throws StackException when a stack runs already, or this one does not come up; it is taken down then
     */
    public static void startInBackground(
            Installation installation,
            Map<String, String> environment,
            Duration limit,
            Consumer<List<PartStatus>> onChange)
            throws IOException {
        refuseSecond(installation);
        StackStatus.forget(installation);
        Path log = installation.logs().resolve("supervisor.log");
        Files.deleteIfExists(log);
        ChildProcess supervisor = ChildProcess.start(
                new Launch(command(installation), environment, installation.root()),
                installation.run().resolve("supervisor"),
                log);
        long end = System.nanoTime() + limit.toNanos();
        List<PartStatus> last = List.of();
        while (System.nanoTime() < end) {
            Optional<StackStatus> account = StackStatus.account(installation);
            if (account.isPresent() && !account.get().processes().equals(last)) {
                last = account.get().processes();
                onChange.accept(last);
            }
            if (account.map(StackStatus::ready).orElse(false)) {
                return;
            }
            if (!supervisor.alive()) {
                throw new StackException(Files.readString(log).strip());
            }
            pause();
        }
        supervisor.signal("TERM");
        throw new StackException("The stack did not come up within " + limit.toSeconds() + " s: "
                + last.stream()
                        .filter(part -> part.state() != PartState.READY)
                        .map(part -> part.name() + " is " + part.state())
                        .toList()
                + "; the logs are in " + installation.logs() + ".");
    }

    /** Holds the stack until this process is asked to end. */
    public static void run(Installation installation, Map<String, String> environment) {
        CountDownLatch down = new CountDownLatch(1);
        StackConfig config = StackConfig.of(installation, Ports.defaults(), environment)
                .withListener(parts -> keep(installation, parts));
        LocalStack stack = LocalStack.start(config);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stack.close();
                            down.countDown();
                        },
                        "down"));
        try {
            stack.awaitReady(Duration.ofMinutes(2));
            down.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Stops the stack that runs on this home; returns whether there was one.
     *
     * @throws StackException when it does not stop in time
     */
    public static boolean stop(Installation installation, Duration limit) {
        Optional<StackLock> free = StackLock.take(installation);
        if (free.isPresent()) {
            free.get().close();
            return false;
        }
        long pid = StackStatus.account(installation)
                .map(StackStatus::supervisor)
                .orElseThrow(() -> new StackException("A stack runs on " + installation.home()
                        + ", but not one that ./modelgate up started; end that command with Ctrl-C."));
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            Optional<StackLock> released = StackLock.take(installation);
            if (released.isPresent()) {
                released.get().close();
                return true;
            }
            pause();
        }
        throw new StackException("The stack of process " + pid + " is not down after " + limit.toSeconds() + " s.");
    }

    private static void refuseSecond(Installation installation) {
        StackLock.take(installation)
                .orElseThrow(() -> new StackException("A stack already runs on " + installation.home()
                        + "; ./modelgate status shows it, ./modelgate down stops it."))
                .close();
    }

    private static void keep(Installation installation, List<PartStatus> parts) {
        try {
            new StackStatus(ProcessHandle.current().pid(), parts).write(installation);
        } catch (IOException e) {
            throw new UncheckedIOException("The account of the stack cannot be kept.", e);
        }
    }

    private static List<String> command(Installation installation) {
        JavaCommand java = new JavaCommand(
                32,
                List.of(
                        "-Dmodelgate.root=" + installation.root(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PROGRAM,
                        "supervise"));
        return java.with(List.of());
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The command was interrupted.", e);
        }
    }
}
