package dev.modelgate.controller.plan;

import dev.modelgate.contracts.SafeName;
import dev.modelgate.controller.config.ControllerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The shipped plans: {@code NAME.yaml} in one folder, read anew each time, so that an edited plan needs no restart. */
@ApplicationScoped
public class PlanCatalog {
    private static final String ENDING = ".yaml";
    private static final long LARGEST = 1_000_000;

    private final Path folder;

    PlanCatalog(ControllerConfig config) {
        this.folder = config.plans().toAbsolutePath().normalize();
    }

    /** Names of all plans, sorted; broken ones too. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .filter(SafeName::isSafe)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The plans folder cannot be listed.", e);
        }
    }

    /**
     * A shipped plan.
     *
     * @throws UnsafePlanNameException when the name would lead out of the plans folder
     * @throws UnknownPlanException when there is none
     * @throws BrokenPlanException when it is not valid as a whole
     */
    public PlanSource shipped(String name) {
        try {
            SafeName.check("name of a plan", name);
        } catch (IllegalArgumentException e) {
            throw new UnsafePlanNameException(e);
        }
        try {
            return PlanSource.read(name, text(folder.resolve(name + ENDING)), this::suite);
        } catch (NoSuchFileException e) {
            throw new UnknownPlanException(name, names());
        } catch (IOException e) {
            throw new UncheckedIOException("The plan '" + name + "' cannot be read.", e);
        }
    }

    /**
     * A plan that a client brought along. Suites that it did not bring are those of the plans folder.
     *
     * @param name of the plan
     * @param text its YAML
     * @param suites by file, as the plan names them
     * @throws BrokenPlanException when it is not valid as a whole
     */
    public PlanSource brought(String name, String text, java.util.Map<String, String> suites) {
        return PlanSource.read(name, text, file -> suites.containsKey(file) ? suites.get(file) : suite(file));
    }

    private String suite(String file) throws IOException {
        try {
            return text(folder.resolve(SafeName.checkPath("suite file", file)));
        } catch (NoSuchFileException e) {
            throw new IOException("There is no suite file '" + file + "' in the plans folder.", e);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** A text of the folder, and nothing that a link leads out of it. */
    private String text(Path file) throws IOException {
        Path real = file.toRealPath();
        if (!real.startsWith(folder.toRealPath()) || !Files.isRegularFile(real)) {
            throw new NoSuchFileException(file.getFileName().toString());
        }
        if (Files.size(real) > LARGEST) {
            throw new IOException("'" + file.getFileName() + "' is larger than " + LARGEST + " bytes.");
        }
        return new String(Files.readAllBytes(real), StandardCharsets.UTF_8);
    }
}
