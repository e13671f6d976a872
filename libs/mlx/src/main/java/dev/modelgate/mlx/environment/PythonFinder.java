package dev.modelgate.mlx.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds a Python that can make the environment. Each candidate is run, because a name on PATH proves nothing: pyenv puts
 * shims there for versions that are not selected, and Debian ships Python without its venv module.
 */
final class PythonFinder {

    /** The one everything was measured with first. */
    private static final List<String> NAMES =
            List.of("python3.11", "python3.12", "python3.13", "python3.14", "python3", "python");

    private static final List<String> USUAL_PLACES = List.of("/opt/homebrew/bin", "/usr/local/bin", "/usr/bin");
    private static final String PROBE = """
            import sys
            if not (3, 11) <= sys.version_info[:2] < (3, 15):
                sys.exit("is version %d.%d" % sys.version_info[:2])
            try:
                import ensurepip, venv
            except ImportError:
                sys.exit("lacks the venv module")
            """;

    private final List<Path> folders;

    PythonFinder(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Looks on PATH, then in the usual places, then among the versions of pyenv. */
    static PythonFinder ofThisMachine() {
        Set<Path> folders = new LinkedHashSet<>();
        String path = System.getenv("PATH");
        if (path != null) {
            Stream.of(path.split(":"))
                    .filter(folder -> !folder.isBlank())
                    .map(Path::of)
                    .forEach(folders::add);
        }
        USUAL_PLACES.stream().map(Path::of).forEach(folders::add);
        Path pyenv = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
        if (Files.isDirectory(pyenv)) {
            try (Stream<Path> versions = Files.list(pyenv)) {
                versions.sorted().map(version -> version.resolve("bin")).forEach(folders::add);
            } catch (IOException e) {
                // An unreadable folder holds no Python that we could run.
                return new PythonFinder(List.copyOf(folders));
            }
        }
        return new PythonFinder(List.copyOf(folders));
    }

    /** The first interpreter that fits. */
    Path find() throws MlxEnvironmentException, InterruptedException {
        List<String> rejected = new ArrayList<>();
        for (String name : NAMES) {
            for (Path folder : folders) {
                Path candidate = folder.resolve(name);
                if (Files.isExecutable(candidate)) {
                    List<String> complaint = complaint(candidate);
                    if (complaint.isEmpty()) {
                        return candidate;
                    }
                    rejected.add(candidate + " " + complaint.getLast());
                }
            }
        }
        throw new MlxEnvironmentException(
                ("Python 3.11 to 3.14 with its venv module is needed and was not found (%s); install it, for example by"
                                + " 'apt install python3 python3-venv' or 'brew install python@3.12'.")
                        .formatted(rejected.isEmpty() ? "there is no Python at all" : String.join(", ", rejected)));
    }

    private static List<String> complaint(Path candidate) throws InterruptedException {
        List<String> output = new ArrayList<>();
        try {
            int exitCode = Command.run(List.of(candidate.toString(), "-c", PROBE), output::add);
            if (exitCode == 0) {
                return List.of();
            }
            output.removeIf(String::isBlank);
            // A shim that fails prints a paragraph; a fitting last line is only that of our own probe.
            return output.size() == 1 ? output : List.of("does not run");
        } catch (IOException e) {
            return List.of("does not run");
        }
    }
}
