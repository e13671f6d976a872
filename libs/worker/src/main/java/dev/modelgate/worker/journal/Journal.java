package dev.modelgate.worker.journal;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.SafeName;
import dev.modelgate.contracts.UnreadableMessageException;
import dev.modelgate.contracts.Wire;
import dev.modelgate.worker.disk.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Every command that this worker has taken, on its own disk, one folder each: {@code command.json} from acceptance on,
 * {@code observations.jsonl} while it runs, {@code outcome.json} once it has ended, {@code published} once the controller can
 * know. One process at a time: the journal is locked while it is open.
 */
public final class Journal implements AutoCloseable {
    static final String COMMAND = "command.json";
    static final String OBSERVATIONS = "observations.jsonl";
    static final String OUTCOME = "outcome.json";
    static final String PUBLISHED = "published";
    private static final String LOCK = ".lock";
    private static final String NEW = ".new-";
    private static final Logger LOG = Logger.getLogger(Journal.class);

    private final Path folder;
    private final Clock clock;
    private final FileChannel lockFile;
    private final Map<String, JournalEntry> loaded = new ConcurrentHashMap<>();
    private volatile Consumer<JournalEntry> listener = entry -> {};

    private Journal(Path folder, Clock clock, FileChannel lockFile) {
        this.folder = folder;
        this.clock = clock;
        this.lockFile = lockFile;
    }

    /**
     * Opens the journal in {@code folder}, which is created when it does not exist.
     *
     * @throws IOException when it cannot be written, or when another process has it open
     */
    public static Journal open(Path folder, Clock clock) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockFile =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                throw new IOException(inUse(folder));
            }
        } catch (OverlappingFileLockException e) {
            lockFile.close();
            throw new IOException(inUse(folder), e);
        } catch (IOException e) {
            lockFile.close();
            throw e;
        }
        return new Journal(folder, clock, lockFile);
    }

    private static String inUse(Path folder) {
        return "The journal " + folder
                + " is in use by another process of this service: stop it, or give this one another "
                + "MODELGATE_HOME.";
    }

    /** Who is told, on the writing thread, of every new observation and outcome. */
    public void onChange(Consumer<JournalEntry> listener) {
        this.listener = listener;
    }

    /**
     * Takes a command that {@link #find} does not know. It is durable when the call returns.
     *
     * @param traceparent may be null
     */
    public synchronized JournalEntry accept(Command command, String traceparent) throws IOException {
        Path target = folder.resolve(SafeName.check("command id", command.id()));
        Path fresh = folder.resolve(NEW + command.id());
        DurableFiles.deleteTree(fresh);
        Files.createDirectory(fresh);
        Accepted accepted = new Accepted(command, traceparent, clock.instant());
        DurableFiles.write(fresh.resolve(COMMAND), Wire.write(accepted).getBytes(StandardCharsets.UTF_8));
        DurableFiles.moveFile(fresh, target);
        JournalEntry entry = new JournalEntry(target, accepted, null, clock, this::changed);
        loaded.put(command.id(), entry);
        return entry;
    }

    /** The command with this id, if it was ever taken. */
    public synchronized Optional<JournalEntry> find(String id) throws IOException {
        JournalEntry known = loaded.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Path entry = folder.resolve(SafeName.check("command id", id));
        return Files.isDirectory(entry) ? Optional.of(load(entry)) : Optional.empty();
    }

    /** Entries that have not ended, or whose end has not been published, oldest first. Damaged ones are logged and left. */
    public synchronized List<JournalEntry> open() throws IOException {
        List<JournalEntry> open = new ArrayList<>();
        for (Path path : folders()) {
            if (!Files.exists(path.resolve(PUBLISHED))) {
                try {
                    open.add(find(path.getFileName().toString()).orElseThrow());
                } catch (IOException e) {
                    LOG.warnf(e, "A journal entry cannot be read and is left alone. entry=%s", path);
                }
            }
        }
        open.sort(Comparator.comparing(JournalEntry::acceptedAt));
        return open;
    }

    /** Removes half-made entries, and published ones that ended longer ago than {@code age}. Returns how many. */
    public synchronized int clean(Duration age) throws IOException {
        Instant oldest = clock.instant().minus(age);
        int removed = 0;
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                boolean halfMade = path.getFileName().toString().startsWith(NEW);
                if (halfMade || (Files.exists(path.resolve(PUBLISHED)) && endedBefore(path, oldest))) {
                    DurableFiles.deleteTree(path);
                    removed++;
                }
            }
        }
        return removed;
    }

    /** Keeps an entry only on disk from now on. */
    public void unload(JournalEntry entry) {
        loaded.remove(entry.command().id(), entry);
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private boolean endedBefore(Path path, Instant oldest) throws IOException {
        return Files.getLastModifiedTime(path.resolve(PUBLISHED)).toInstant().isBefore(oldest);
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> Files.exists(path.resolve(COMMAND)))
                    .filter(path -> SafeName.isSafe(path.getFileName().toString()))
                    .toList();
        }
    }

    private JournalEntry load(Path path) throws IOException {
        try {
            Accepted accepted = Wire.read(Files.readAllBytes(path.resolve(COMMAND)), Accepted.class);
            Path ended = path.resolve(OUTCOME);
            Outcome outcome = Files.exists(ended) ? Wire.read(Files.readAllBytes(ended), Outcome.class) : null;
            JournalEntry entry = new JournalEntry(path, accepted, outcome, clock, this::changed);
            loaded.put(accepted.command().id(), entry);
            return entry;
        } catch (UnreadableMessageException e) {
            throw new IOException(path + " is damaged: " + e.getMessage(), e);
        }
    }

    private void changed(JournalEntry entry) {
        listener.accept(entry);
    }
}
