package dev.modelgate.cli.plan;

import dev.modelgate.cli.client.PlanRequest;
import dev.modelgate.gates.plan.PlanReader;
import dev.modelgate.gates.plan.PlanReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan that a person named: one of the shipped ones, or a file with its suites beside it.
 *
 * @param shipped whether it lies in the plans folder, where a controller of this installation finds it, too
 * @param reading what came of reading it
 */
public record LocalPlan(String name, boolean shipped, String text, Map<String, String> suites, PlanReading reading) {
    private static final String ENDING = ".yaml";

    /**
     * Finds and reads a plan.
     *
     * @param nameOrFile a plan's name, or a path to a file
     * @param plans folder of the shipped plans
     * @throws NoSuchFileException when there is none; the message is for the person
     * @throws IOException when it cannot be read
     */
    public static LocalPlan find(String nameOrFile, Path plans) throws IOException {
        Path named = plans.resolve(nameOrFile + ENDING);
        boolean shipped = !nameOrFile.contains("/") && Files.isRegularFile(named);
        Path file = shipped ? named : Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException("There is no plan '" + nameOrFile
                    + "': neither a file of this path nor one of " + String.join(", ", names(plans)) + ".");
        }
        return read(file, shipped, plans);
    }

    /** What the controller is sent to evaluate it: a shipped plan's name is enough. */
    public PlanRequest request() {
        return shipped ? PlanRequest.named(name) : new PlanRequest(name, Optional.of(text), suites);
    }

    private static LocalPlan read(Path file, boolean shipped, Path plans) throws IOException {
        String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        String text = Files.readString(file);
        Map<String, String> suites = new LinkedHashMap<>();
        PlanReading reading = PlanReader.read(name, text, suite -> {
            String read = suite(file.toAbsolutePath().getParent(), plans, suite);
            suites.put(suite, read);
            return read;
        });
        return new LocalPlan(name, shipped, text, suites, reading);
    }

    /** Beside the plan, or among the shipped ones. */
    private static String suite(Path folder, Path plans, String file) throws IOException {
        for (Path candidate : List.of(folder.resolve(file), plans.resolve(file))) {
            if (Files.isRegularFile(candidate)) {
                return Files.readString(candidate);
            }
        }
        throw new IOException("There is no suite file '" + file + "', neither beside the plan nor in " + plans + ".");
    }

    private static List<String> names(Path plans) throws IOException {
        if (!Files.isDirectory(plans)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(plans)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }
}
