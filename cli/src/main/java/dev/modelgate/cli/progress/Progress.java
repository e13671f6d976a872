package dev.modelgate.cli.progress;

import dev.modelgate.cli.client.Evaluation;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/**
 * Shows what goes on. On a terminal the last line is rewritten in place, with the time spent so far; elsewhere, as in a CI log, a line
 * is written when it differs from the last one, and every ten seconds while only how far it is has changed.
 */
public final class Progress {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean terminal;
    private final int width;
    private final InstantSource clock;
    private final Instant begin;
    private final Set<String> judged = new HashSet<>();
    private Instant written = Instant.EPOCH;
    private String last = "";
    private String lastHowFar = "";
    private boolean open;

    /**
     * @param terminal whether the line can be rewritten
     * @param width columns of the terminal; longer lines are cut, since a wrapped one cannot be rewritten
     */
    public Progress(PrintStream out, boolean terminal, int width, InstantSource clock) {
        this.out = out;
        this.terminal = terminal;
        this.width = width;
        this.clock = clock;
        this.begin = clock.instant();
    }

    /** Shows an evaluation: what was judged since the last picture, and what is going on. */
    public synchronized void show(Evaluation evaluation) {
        for (Evaluation.Gate gate : evaluation.gates()) {
            if (gate.verdict() != null && judged.add(gate.gate())) {
                say(ProgressLine.judged(gate));
            }
        }
        if (evaluation.state() != Evaluation.State.DECIDED) {
            doing(ProgressLine.of(evaluation), ProgressLine.howFar(evaluation));
        }
    }

    /** What is going on now; replaces what was said to go on before. */
    public synchronized void doing(String line) {
        doing(line, "");
    }

    /**
     * What is going on now, and how far it is.
     *
     * @param howFar changes often, so it is written at most every ten seconds where the line cannot be rewritten
     */
    public synchronized void doing(String line, String howFar) {
        if (terminal) {
            String timed = elapsed() + "  " + line + (howFar.isEmpty() ? "" : "  " + howFar);
            out.print(CLEAR_LINE + (timed.length() < width ? timed : timed.substring(0, width - 1)));
            out.flush();
            open = true;
        } else if (!line.equals(last)) {
            write(line, "");
        } else if (!howFar.isEmpty() && !clock.instant().isBefore(written.plus(BETWEEN_LINES))) {
            write(line, "  " + howFar);
        }
        last = line;
        lastHowFar = howFar;
    }

    private void write(String line, String howFar) {
        out.println(elapsed() + "  " + line + howFar);
        written = clock.instant();
    }

    /** Rewrites the line with the time spent so far; where it cannot be rewritten, writes how far it is now and then. */
    public synchronized void tick() {
        if (open || !terminal && !lastHowFar.isEmpty()) {
            doing(last, lastHowFar);
        }
    }

    /** Says something that stays. */
    public synchronized void say(String line) {
        finish();
        out.println(elapsed() + "  " + line);
    }

    /** Ends the line that changes; what follows is printed below. */
    public synchronized void finish() {
        if (open) {
            out.print(CLEAR_LINE);
            out.flush();
            open = false;
        }
    }

    private String elapsed() {
        Duration spent = Duration.between(begin, clock.instant());
        return String.format("%2d:%02d", spent.toMinutes(), spent.toSecondsPart());
    }
}
