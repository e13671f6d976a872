package dev.modelgate.gates.plan;

import dev.modelgate.gates.document.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The shipped plans, for tests. */
public final class Plans {
    static final Path FOLDER = Path.of(System.getProperty("modelgate.root", "../.."), "plans");

    private Plans() {}

    public static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static PlanReading read(String yaml) {
        return PlanReader.read(null, yaml, file -> Files.readString(FOLDER.resolve(file)));
    }

    /** A plan that must be valid. */
    public static Plan valid(String yaml) {
        return switch (read(yaml)) {
            case PlanReading.Valid(Plan plan) -> plan;
            case PlanReading.Invalid(List<Violation> violations) -> throw new AssertionError(violations.toString());
        };
    }

    static List<Violation> violations(String yaml) {
        return switch (read(yaml)) {
            case PlanReading.Valid valid -> List.of();
            case PlanReading.Invalid(List<Violation> violations) -> violations;
        };
    }
}
