package dev.modelgate.system.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The strikes of a run: a function of its seed. */
final class Schedule {
    /** Longer than any deadline of the chaos plan, and than any silence that the controller bears. */
    static final Duration FREEZE = ChaosPlan.TOTAL.plusSeconds(5);

    private static final int MOST_SIGNALS = 4;

    private final SplittableRandom random;

    private Schedule(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * Every victim is killed once before one is killed again. Of a hundred strikes some fifteen hit two at once, six stop a
     * process, ten do not wait for the recovery from the one before, and one in the middle deletes the broker's data and a later one kills everything.
     *
     * @param strikes how many; with five or more, every kind is among them
     */
    static List<Strike> of(long seed, int strikes) {
        Schedule schedule = new Schedule(seed);
        List<Strike> all = new ArrayList<>();
        Set<Victim> fresh = EnumSet.noneOf(Victim.class);
        for (int number = 1; number <= strikes; number++) {
            all.add(schedule.strike(number, schedule.blow(number, strikes, fresh)));
        }
        return List.copyOf(all);
    }

    private Strike strike(int number, Blow blow) {
        Signal signal = signal(blow);
        int most = signal == Signal.VERDICT_TOLD ? 2 : MOST_SIGNALS;
        int count = 1 + random.nextInt(most);
        return new Strike(number, signal, count, number > 1 && random.nextInt(10) == 0, blow);
    }

    /** A Python program is struck while it works: behind an outcome it has nothing to lose. */
    private Signal signal(Blow blow) {
        Signal any = Signal.values()[random.nextInt(Signal.values().length)];
        return blow.victims().contains(Victim.PYTHON) ? Signal.COMMAND_SENT : any;
    }

    private Blow blow(int number, int strikes, Set<Victim> fresh) {
        if (strikes >= 5) {
            if (number == strikes / 3 + 1) {
                return new Blow.LoseBrokerData();
            }
            if (number == strikes / 2 + 1) {
                return new Blow.Freeze(frozen(), FREEZE);
            }
            if (number == strikes * 2 / 3 + 2) {
                return new Blow.KillAll();
            }
        }
        int hundredth = random.nextInt(100);
        if (hundredth < 5) {
            return new Blow.Freeze(frozen(), FREEZE);
        }
        Victim first = next(fresh);
        if (hundredth >= 20) {
            return new Blow.Kill(List.of(first));
        }
        Victim second = Victim.values()[random.nextInt(Victim.values().length)];
        return new Blow.Kill(first == second ? List.of(first) : List.of(first, second));
    }

    private Victim next(Set<Victim> fresh) {
        if (fresh.isEmpty()) {
            fresh.addAll(EnumSet.allOf(Victim.class));
        }
        List<Victim> candidates = List.copyOf(fresh);
        Victim chosen = candidates.get(random.nextInt(candidates.size()));
        fresh.remove(chosen);
        return chosen;
    }

    /** PostgreSQL's backends go on when the postmaster is stopped, so that stopping it shows little. */
    private Victim frozen() {
        List<Victim> stoppable = List.of(
                Victim.CONTROLLER, Victim.CONVERTER, Victim.INFERENCE, Victim.TRAINING, Victim.PYTHON, Victim.BROKER);
        return stoppable.get(random.nextInt(stoppable.size()));
    }
}
