package dev.modelgate.dialects;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Test data that lies beside the repository and is not part of it. */
public final class SharedData {
    private SharedData() {}

    /** The file under the shared folder; the test is skipped when it is not there. */
    public static Path file(String path) {
        Path file = Path.of(System.getProperty("modelgate.root", "../.."))
                .resolve("../shared")
                .resolve(path)
                .normalize();
        assumeTrue(Files.exists(file), () -> "Skipped: there is no " + file + ".");
        return file;
    }
}
