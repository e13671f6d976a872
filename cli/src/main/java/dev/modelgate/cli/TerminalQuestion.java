package dev.modelgate.cli;

import dev.modelgate.cli.client.Evaluation;
import dev.modelgate.cli.progress.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Asks the person at the terminal for the commitment. */
final class TerminalQuestion implements Session.Question {
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final PrintStream out;

    TerminalQuestion(PrintStream out) {
        this.out = out;
    }

    @Override
    public Optional<Boolean> commit(Evaluation evaluation) {
        if (!Terminal.input()) {
            out.println("The evaluation waits for a commitment: POST /evaluations/" + evaluation.id() + "/commitment.");
            return Optional.empty();
        }
        evaluation.cautions().forEach(caution -> out.println("  Caution: " + caution));
        while (true) {
            out.print("All gates before the decision point are done. Commit to the full conversion? [y/n] ");
            out.flush();
            String answer = line();
            if (answer == null) {
                return Optional.empty();
            }
            switch (answer.trim().toLowerCase(Locale.ROOT)) {
                case "y", "yes" -> {
                    return Optional.of(true);
                }
                case "n", "no" -> {
                    return Optional.of(false);
                }
                default -> out.println("Answer y or n.");
            }
        }
    }

    private String line() {
        try {
            return in.readLine();
        } catch (IOException e) {
            return null;
        }
    }
}
