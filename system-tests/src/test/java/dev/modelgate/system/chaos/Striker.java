package dev.modelgate.system.chaos;

import dev.modelgate.contracts.WorkerKind;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Carries the schedule out. */
final class Striker {
    private static final Duration SIGNAL_WITHIN = Duration.ofSeconds(60);
    private static final Duration PROCESS_WITHIN = Duration.ofSeconds(15);
    private static final Duration RECOVERY_WITHIN = Duration.ofMinutes(4);

    private final ChaosStack stack;
    private final Tap tap;
    private final Database database;

    Striker(ChaosStack stack, Tap tap, Database database) {
        this.stack = stack;
        this.tap = tap;
        this.database = database;
    }

    /** Waits for the strike's moment. */
    void await(Strike strike) throws InterruptedException {
        int goal = tap.count(strike.signal()) + strike.count();
        tap.await(() -> tap.count(strike.signal()) >= goal, SIGNAL_WITHIN);
    }

    /** Strikes; returns how many processes were hit. */
    int strike(Strike strike) throws InterruptedException, IOException {
        return switch (strike.blow()) {
            case Blow.Kill(List<Victim> victims) -> {
                List<ProcessHandle> processes = new ArrayList<>();
                for (Victim victim : victims) {
                    processes.addAll(living(victim));
                }
                ChaosStack.kill(processes);
                yield processes.size();
            }
            case Blow.Freeze(Victim victim, Duration length) -> {
                List<ProcessHandle> processes = living(victim);
                ChaosStack.signal(processes, "STOP");
                tap.await(() -> false, length);
                ChaosStack.signal(
                        processes.stream().filter(ProcessHandle::isAlive).toList(), "CONT");
                yield processes.size();
            }
            case Blow.LoseBrokerData lose -> {
                stack.loseBrokerData();
                tap.wiped();
                yield 1;
            }
            case Blow.KillAll all -> {
                int processes = stack.killAll();
                stack.up();
                yield processes;
            }
        };
    }

    /**
     * Waits until all struck parts are ready, two steps have come to their end, and so has one of each worker that was struck;
     * returns whether it comes to that within the limit. Two, because the outcome of one may have been on its way.
     *
     * @param before what {@link #ended} said behind the strike, or when what was stopped woke up
     */
    boolean recovered(Strike strike, Map<WorkerKind, Long> before) throws InterruptedException {
        List<Victim> victims = strike.blow().victims();
        return tap.await(
                () -> victims.stream().allMatch(this::ready)
                        && database.endedByWorkers()
                                .filter(now -> goesOn(victims, before, now))
                                .isPresent(),
                RECOVERY_WITHIN);
    }

    /** How many attempts have ended by their workers; for {@link #recovered}. */
    Map<WorkerKind, Long> ended() throws InterruptedException {
        tap.await(() -> database.endedByWorkers().isPresent(), RECOVERY_WITHIN);
        return database.endedByWorkers().orElse(Map.of());
    }

    private static boolean goesOn(List<Victim> victims, Map<WorkerKind, Long> before, Map<WorkerKind, Long> now) {
        Predicate<WorkerKind> more = kind -> now.getOrDefault(kind, 0L) > before.getOrDefault(kind, 0L);
        boolean workersGoOn = victims.stream().allMatch(victim -> switch (victim) {
            case CONVERTER -> more.test(WorkerKind.CONVERTER);
            case INFERENCE -> more.test(WorkerKind.INFERENCE);
            case TRAINING -> more.test(WorkerKind.TRAINING);
            case PYTHON -> more.test(WorkerKind.INFERENCE) || more.test(WorkerKind.TRAINING);
            case CONTROLLER, BROKER, POSTGRES -> true;
        });
        return workersGoOn && sum(now) >= sum(before) + 2;
    }

    private static long sum(Map<WorkerKind, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private List<ProcessHandle> living(Victim victim) throws InterruptedException {
        tap.await(() -> !stack.processes(victim).isEmpty(), PROCESS_WITHIN);
        return stack.processes(victim);
    }

    private boolean ready(Victim victim) {
        return switch (victim) {
            // That a step came to its end shows that these are there.
            case PYTHON, BROKER, POSTGRES -> true;
            case CONTROLLER, CONVERTER, INFERENCE, TRAINING -> answers(stack.health(victim));
        };
    }

    private static boolean answers(URI health) {
        try {
            HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(2000);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
