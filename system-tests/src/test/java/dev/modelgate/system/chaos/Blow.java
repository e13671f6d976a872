package dev.modelgate.system.chaos;

import java.time.Duration;
import java.util.List;

/** How it is struck. */
sealed interface Blow {
    /** SIGKILL, one after the other without a pause. */
    record Kill(List<Victim> victims) implements Blow {
        public Kill {
            victims = List.copyOf(victims);
        }
    }

    /** SIGSTOP for longer than every deadline, then SIGCONT: what wakes up has been given up in the meantime. */
    record Freeze(Victim victim, Duration length) implements Blow {}

    /** The broker is killed, and its data folder is gone before it starts again. */
    record LoseBrokerData() implements Blow {}

    /** Everything is killed, supervisor and guardian too, and the stack is started anew on what lies there. */
    record KillAll() implements Blow {}

    /** For the report. */
    default String label() {
        return switch (this) {
            case Kill kill -> kill.victims().size() == 1 ? "killed" : "killed together";
            case Freeze freeze -> "stopped " + freeze.length().toSeconds() + " s";
            case LoseBrokerData lose -> "killed, data deleted";
            case KillAll all -> "all killed, started anew";
        };
    }

    /** Who is hit. */
    default List<Victim> victims() {
        return switch (this) {
            case Kill(List<Victim> victims) -> victims;
            case Freeze(Victim victim, Duration length) -> List.of(victim);
            case LoseBrokerData lose -> List.of(Victim.BROKER);
            case KillAll all -> List.of(Victim.values());
        };
    }
}
