package dev.modelgate.mlx.environment;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The virtual environment of the MLX process, made from the lock file with hashes: on macOS it brings Metal, on Linux the
 * CPU backend.
 *
 * <p>It lies at {@code home/python/DIGEST}, the digest being that of the lock: another lock makes another environment and
 * leaves alone one that is in use. It counts as made once its stamp is there, which is written last; what an interrupted
 * installation left is made anew.
 */
public final class MlxEnvironment {

    private static final String STAMP = "complete";
    private static final int KEPT_OUTPUT_LINES = 20;
    private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

    private final Path folder;
    private final byte[] lock;
    private final PythonFinder finder;

    MlxEnvironment(Path home, byte[] lock, PythonFinder finder) {
        this.lock = lock.clone();
        this.folder = home.toAbsolutePath().resolve("python").resolve(UnpackedResources.digest(this.lock));
        this.finder = finder;
    }

    /** The environment below {@code home}, such as {@code .modelgate}. */
    public static MlxEnvironment below(Path home) {
        return new MlxEnvironment(home, MlxProgram.lock(), PythonFinder.ofThisMachine());
    }

    /** The interpreter, whether it has been made yet or not. */
    public Path python() {
        return folder.resolve("bin").resolve("python");
    }

    /** Whether the environment has been made wholly, and its interpreter is still there. */
    public boolean isReady() {
        return Files.exists(folder.resolve(STAMP)) && Files.isExecutable(python());
    }

    /**
     * Make the environment unless it is there; about half a minute with a good connection. Two at once, in one process
     * or several, wait for each other.
     *
     * @param progress lines for a person, as they come
     * @return the interpreter
     * @throws MlxEnvironmentException if it cannot be made
     * @throws InterruptedException if the thread is interrupted; nothing is left running
     */
    public Path ensure(Consumer<String> progress) throws MlxEnvironmentException, InterruptedException {
        if (isReady()) {
            return python();
        }
        WITHIN_PROCESS.lockInterruptibly();
        try {
            Files.createDirectories(folder.getParent());
            try (FileChannel channel = FileChannel.open(folder.resolveSibling(".lock"), CREATE, WRITE)) {
                channel.lock(); // Released with the channel, or with this process.
                if (!isReady()) {
                    make(progress);
                }
            }
            return python();
        } catch (IOException e) {
            throw new MlxEnvironmentException(
                    "The Python environment cannot be made in %s: %s".formatted(folder, e.getMessage()), e);
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }

    private void make(Consumer<String> progress) throws IOException, MlxEnvironmentException, InterruptedException {
        Path base = finder.find();
        Directories.delete(folder);
        progress.accept("Making the Python environment %s with %s".formatted(folder, base));
        run("make a virtual environment", progress, base.toString(), "-m", "venv", folder.toString());
        Path lockFile = folder.resolve("requirements.lock");
        Files.write(lockFile, lock);
        run(
                "install the packages of the lock file",
                progress,
                python().toString(),
                "-m",
                "pip",
                "install",
                "--require-hashes",
                "--no-input",
                "--disable-pip-version-check",
                "--progress-bar",
                "off",
                "-r",
                lockFile.toString());
        Files.writeString(folder.resolve(STAMP), "");
        progress.accept("The Python environment is ready");
    }

    private void run(String purpose, Consumer<String> progress, String... command)
            throws IOException, MlxEnvironmentException, InterruptedException {
        Deque<String> kept = new ArrayDeque<>();
        int exitCode = Command.run(List.of(command), line -> {
            if (kept.size() == KEPT_OUTPUT_LINES) {
                kept.removeFirst();
            }
            kept.addLast(line);
            progress.accept(line);
        });
        if (exitCode != 0) {
            throw new MlxEnvironmentException("Python could not %s (exit code %d): %s"
                    .formatted(purpose, exitCode, kept.isEmpty() ? "it said nothing" : kept.getLast()));
        }
    }
}
