package dev.modelgate.system.chaos;

import dev.modelgate.contracts.WorkerKind;
import dev.modelgate.system.Workspace;
import dev.modelgate.system.chaos.history.Checker;
import dev.modelgate.system.chaos.history.EvaluationRow;
import dev.modelgate.system.chaos.history.History;
import dev.modelgate.system.chaos.history.Injection;
import dev.modelgate.system.chaos.history.Reference;
import dev.modelgate.system.chaos.history.VerdictRow;
import dev.modelgate.system.chaos.history.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One run, from the undisturbed evaluations to the check of what is left. */
final class ChaosRun implements AutoCloseable {
    private static final Duration UNDISTURBED_WITHIN = Duration.ofMinutes(5);
    private static final Duration ALL_WITHIN = Duration.ofMinutes(15);

    private final long seed;
    private final int evaluations;
    private final List<Strike> schedule;
    private final ChaosStack stack;
    private final Tap tap;
    private final Database database;
    private final PatientClient client;
    private final Striker striker;
    private final List<Struck> struck = new ArrayList<>();
    private final Instant begin = Instant.now();
    private volatile boolean over;
    private volatile int done;

    ChaosRun(long seed, int evaluations, int strikes, Path root, Workspace workspace, String python)
            throws IOException {
        this.seed = seed;
        this.evaluations = evaluations;
        this.schedule = Schedule.of(seed, strikes);
        this.stack = new ChaosStack(root, workspace, python);
        this.stack.up();
        this.tap = new Tap(stack.kafka());
        this.database = new Database(stack);
        this.client = new PatientClient(stack.controller(), tap);
        this.striker = new Striker(stack, tap, database);
    }

    /** Carries it out; the stack is down afterwards. */
    ChaosReport carryOut() throws Exception {
        List<Wish> wishes = new ArrayList<>();
        Instant start = Instant.now();
        for (String plan : ChaosPlan.KINDS) {
            String key = "undisturbed-" + plan;
            wishes.add(new Wish(key, plan, false, Set.of(client.submit(ChaosPlan.of(plan), key))));
            if (wishes.size() == 1) {
                allDecided(UNDISTURBED_WITHIN);
                start = Instant.now(); // what is prepared once and is started once does not count
            }
        }
        allDecided(UNDISTURBED_WITHIN);
        Duration undisturbed = Duration.between(start, Instant.now()).dividedBy(ChaosPlan.KINDS.size() - 1);
        Map<String, Reference> references = references();
        say("Undisturbed, an evaluation takes " + undisturbed.toMillis() / 1000.0 + " s.");
        List<Injection> injections = disturb(wishes);
        History history = new HistoryReader(stack, tap, database).read(wishes, references, injections);
        return new ChaosReport(
                seed, history, struck, Checker.check(history), undisturbed, Duration.between(begin, Instant.now()));
    }

    private List<Injection> disturb(List<Wish> wishes) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Injection>> injections = threads.submit(new Injector(stack, tap, seed, () -> over));
            Traffic source =
                    new Traffic(client, tap, database, seed, evaluations, () -> (double) done / schedule.size());
            Future<List<Wish>> traffic = threads.submit(source);
            try {
                for (Strike strike : schedule) {
                    if (traffic.isDone()) {
                        traffic.get(); // before its time: it has failed, and says why
                    }
                    // Spread over all evaluations: the strikes keep step with the traffic, as it does with them.
                    int due = (strike.number() - 1) * evaluations / schedule.size();
                    tap.await(() -> source.submitted() >= due || traffic.isDone(), ALL_WITHIN);
                    strike(strike);
                }
                List<Wish> submitted = traffic.get();
                wishes.addAll(submitted);
                say(submitted.size() + " evaluations were submitted.");
                allDecided(ALL_WITHIN);
            } finally {
                over = true;
                done = schedule.size();
            }
            return injections.get();
        }
    }

    private void strike(Strike strike) throws InterruptedException, IOException {
        striker.await(strike);
        int processes = striker.strike(strike);
        long blow = System.nanoTime();
        Map<WorkerKind, Long> before = striker.ended();
        boolean waits = strike.number() == schedule.size()
                || !schedule.get(strike.number()).atOnce();
        boolean recovered = !waits || striker.recovered(strike, before);
        Duration recovery = waits ? Duration.ofNanos(System.nanoTime() - blow) : null;
        struck.add(new Struck(strike, processes, recovery, recovered));
        done = strike.number();
        say(strike + ": " + processes + " processes, "
                + (waits
                        ? (recovered ? "recovered after " : "NOT recovered after ") + recovery.toMillis() / 1000.0
                                + " s"
                        : "and the next at once"));
    }

    /** What was recorded of the undisturbed evaluations, for every plan that comes to the same. */
    private Map<String, Reference> references() throws SQLException, IOException {
        Map<String, Reference> kinds = new HashMap<>();
        List<VerdictRow> verdicts = database.verdicts();
        for (EvaluationRow row : database.evaluations()) {
            Map<String, String> gates = new LinkedHashMap<>();
            verdicts.stream()
                    .filter(verdict -> verdict.evaluation().equals(row.id()))
                    .sorted(Comparator.comparing(VerdictRow::judgedAt))
                    .forEach(verdict -> gates.put(
                            verdict.gate(), verdict.content().verdict().name()));
            kinds.put(row.plan(), new Reference(gates, row.decision()));
        }
        Map<String, Reference> all = new HashMap<>();
        ChaosPlan.all().forEach(plan -> all.put(plan, kinds.get(ChaosPlan.kind(plan))));
        return all;
    }

    private void allDecided(Duration limit) throws InterruptedException {
        if (!tap.await(() -> database.open().orElse(1) == 0, limit)) {
            say(database.open() + " evaluations are open after " + limit.toSeconds() + " s.");
        }
    }

    private void say(String text) {
        System.out.printf("%5d s  %s%n", Duration.between(begin, Instant.now()).toSeconds(), text);
    }

    @Override
    public void close() {
        over = true;
        stack.close();
        tap.close();
    }
}
