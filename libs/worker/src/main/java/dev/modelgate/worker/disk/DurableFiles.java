package dev.modelgate.worker.disk;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that are whole or absent after a crash. Streams rather than channels write them: a channel is closed by an interrupt,
 * and the thread of a job is interrupted when the job has to stop.
 */
public final class DurableFiles {
    private DurableFiles() {}

    /** Writes {@code file} so that after a crash it holds all of {@code content}, or what it held before. */
    public static void write(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
            out.write(content);
            out.getFD().sync();
        }
        moveFile(temporary, file);
    }

    /** Renames a file or folder on one file system; durable when the call returns. The target is replaced when it is a file. */
    public static void moveFile(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(to.getParent());
    }

    /** Makes the bytes of a file that something else wrote durable. */
    public static void syncFile(Path file) throws IOException {
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } finally {
            restore(interrupted);
        }
    }

    /** Makes the names in a folder durable. */
    public static void syncFolder(Path folder) throws IOException {
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } finally {
            restore(interrupted);
        }
    }

    /** Regular files below {@code folder}, in the order of their names. Links are not followed. */
    public static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Removes a folder and all that is in it; does nothing when it does not exist. Links are removed, not followed. */
    public static void deleteTree(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
