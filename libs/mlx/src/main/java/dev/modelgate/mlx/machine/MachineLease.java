package dev.modelgate.mlx.machine;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to use a machine's accelerator: a lock of the operating system on a file, so it dies with its holder, however
 * that ends. All who share a machine must name the same file on a local disk. The holder's process id stands in the
 * file, for people; the lock decides, not the number.
 */
public final class MachineLease implements AutoCloseable {

    /**
     * The files on which this process holds a lease. POSIX drops all locks of a process on a file as soon as it closes any
     * descriptor of it, so such a file must not even be opened a second time.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private MachineLease(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Take the lease if nobody has it, in this process or another.
     *
     * @throws IOException if the file cannot be made or locked at all
     */
    public static Optional<MachineLease> tryAcquire(Path file) throws IOException {
        Path path = canonical(file);
        if (!HELD_HERE.add(path)) {
            return Optional.empty();
        }
        boolean acquired = false;
        FileChannel channel = FileChannel.open(path, CREATE, READ, WRITE);
        try {
            acquired = channel.tryLock() != null;
            if (!acquired) {
                return Optional.empty();
            }
            write(channel, Long.toString(ProcessHandle.current().pid()));
            return Optional.of(new MachineLease(path, channel));
        } finally {
            if (!acquired) {
                channel.close();
                HELD_HERE.remove(path);
            }
        }
    }

    /** The process id that the last holder wrote, for a message such as "held by process 4711"; empty if nobody did. */
    public static OptionalLong holder(Path file) throws IOException {
        Path path = canonical(file);
        if (HELD_HERE.contains(path)) {
            return OptionalLong.of(ProcessHandle.current().pid());
        }
        if (Files.notExists(path)) {
            return OptionalLong.empty();
        }
        String content = Files.readString(path).strip();
        return content.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(content)) : OptionalLong.empty();
    }

    /** Give the lease back. The file stays: deleting it would let two hold locks on two files of one name. */
    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            write(channel, "");
        } finally {
            HELD_HERE.remove(file);
        }
    }

    private static Path canonical(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        return folder.toRealPath().resolve(file.getFileName());
    }

    private static void write(FileChannel channel, String content) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)), 0);
    }
}
