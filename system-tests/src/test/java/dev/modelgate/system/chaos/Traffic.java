package dev.modelgate.system.chaos;

import dev.modelgate.contracts.Topics;
import dev.modelgate.system.chaos.history.Wish;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.DoubleSupplier;

/** Submits evaluations while a run lasts; some are asked for twice, and some are cancelled. */
final class Traffic implements Callable<List<Wish>> {
    private static final int MOST_OPEN = 8;
    /** So many are always open while there are strikes to come: a strike needs something to strike, and a recovery to be seen. */
    private static final int LEAST_OPEN = 2;

    private static final Duration STALLED = Duration.ofMinutes(15);
    private static final Duration BEGINS_WITHIN = Duration.ofSeconds(30);

    private final PatientClient client;
    private final Tap tap;
    private final Database database;
    private final long seed;
    private final int evaluations;
    private final DoubleSupplier struck;
    private volatile int submitted;

    /**
     * @param evaluations how many at least; more when there are strikes to come after the last
     * @param struck share of the strikes that are over, from 0 to 1: the traffic lasts as long as they do, and keeps step with them
     */
    Traffic(PatientClient client, Tap tap, Database database, long seed, int evaluations, DoubleSupplier struck) {
        this.client = client;
        this.tap = tap;
        this.database = database;
        this.seed = seed;
        this.evaluations = evaluations;
        this.struck = struck;
    }

    /** What was submitted. */
    @Override
    public List<Wish> call() throws InterruptedException, IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Wish> wishes = new ArrayList<>();
        for (int number = 1; number <= evaluations || struck.getAsDouble() < 1; number++) {
            int next = number;
            if (!tap.await(() -> mayCome(next) || next > evaluations && struck.getAsDouble() >= 1, STALLED)) {
                throw new AssertionError("For " + STALLED.toMinutes() + " min no evaluation has ended; " + number
                        + " of " + evaluations + " would have been the next.");
            }
            if (next > evaluations && struck.getAsDouble() >= 1) {
                break;
            }
            String plan = ChaosPlan.draw(random);
            wishes.add(wish("chaos-" + seed + "-" + number, plan, random.nextInt(100)));
            submitted = number;
        }
        return wishes;
    }

    /** How many were submitted so far. */
    int submitted() {
        return submitted;
    }

    private boolean mayCome(int number) {
        boolean early = number > struck.getAsDouble() * evaluations;
        return database.open().orElse(MOST_OPEN) < (early ? LEAST_OPEN : MOST_OPEN);
    }

    private Wish wish(String key, String plan, int hundredth) throws InterruptedException, IOException {
        Set<String> ids = new HashSet<>();
        ids.add(client.submit(ChaosPlan.of(plan), key));
        if (hundredth < 20) {
            ids.add(client.submit(ChaosPlan.of(plan), key));
        }
        boolean cancelled = hundredth >= 95 && cancel(ids.iterator().next());
        return new Wish(key, plan, cancelled, ids);
    }

    /** Once the evaluation has begun, or has waited long. */
    private boolean cancel(String id) throws InterruptedException, IOException {
        tap.await(
                () -> tap.messages().stream()
                        .anyMatch(message -> message.topic().equals(Topics.OUTCOMES) && id.equals(message.key())),
                BEGINS_WITHIN);
        return client.cancel(id);
    }
}
