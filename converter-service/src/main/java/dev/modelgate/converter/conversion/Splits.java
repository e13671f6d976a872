package dev.modelgate.converter.conversion;

import dev.modelgate.dialects.convert.RowHashes;
import dev.modelgate.worker.disk.DurableFiles;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Remembers which rows a body had, for the conversion of the other split. */
@Singleton
final class Splits {
    private static final int BYTES_PER_ROW = 12;

    private final ConversionStore store;

    Splits(ConversionStore store) {
        this.store = store;
    }

    /** Keeps the rows of a body beside its result. */
    void write(RowHashes rows, Path stage) throws IOException {
        Path file = stage.resolve(ResultFile.HASHES);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            rows.writeTo(out);
        }
        DurableFiles.syncFile(file);
    }

    /** @throws dev.modelgate.converter.problem.ProblemException when there is no such conversion */
    RowHashes read(String id) throws IOException {
        Path file = StoredRows.stored(store, id).folder().resolve(ResultFile.HASHES);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return RowHashes.readFrom(in, Files.size(file) / BYTES_PER_ROW);
        }
    }
}
