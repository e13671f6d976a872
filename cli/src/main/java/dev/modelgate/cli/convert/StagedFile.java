package dev.modelgate.cli.convert;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written under another name and gets its own when it is whole. */
final class StagedFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final Path staged;
    private final OutputStream stream;

    private StagedFile(Path target, Path staged) throws IOException {
        this.target = target;
        this.staged = staged;
        this.stream = new BufferedOutputStream(Files.newOutputStream(staged), BUFFER);
    }

    /** @throws ConvertException when its folder is not there, or it is a folder itself */
    static StagedFile beside(Path target) throws IOException {
        Path file = target.toAbsolutePath();
        if (!Files.isDirectory(file.getParent())) {
            throw new ConvertException("There is no folder '" + file.getParent() + "' to write '" + target + "' into.");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ConvertException("'" + target + "' is no file that could be written anew.");
        }
        Path staged = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        staged.toFile().deleteOnExit(); // on Ctrl-C
        return new StagedFile(file, staged);
    }

    OutputStream stream() {
        return stream;
    }

    void putInPlace() throws IOException {
        stream.close();
        Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what was not put in place. */
    @Override
    public void close() throws IOException {
        stream.close();
        Files.deleteIfExists(staged);
    }
}
