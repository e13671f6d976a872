package dev.modelgate.converter.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rows like real ones, as many as are wanted, each different from all others. */
final class BenchmarkRows {
    private static final String USER = "\"role\": \"user\", \"content\": \"";

    private BenchmarkRows() {}

    /** The real rows when they are there, otherwise those of the pocket models. */
    static Path source() {
        Path root = Path.of(System.getProperty("modelgate.root", ".."));
        Path real = root.resolve("../shared/data/phase27/train.jsonl");
        return Files.exists(real) ? real : root.resolve("examples/pocket/data/train.jsonl");
    }

    /** Writes rows until the file has {@code bytes} bytes or a little more; returns how many there are. */
    static long write(Path file, long bytes) throws IOException {
        List<String> rows = Files.readAllLines(source());
        long written = 0;
        long count = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            while (written < bytes) {
                String row = rows.get((int) (count % rows.size()));
                int user = row.indexOf(USER) + USER.length();
                byte[] line = (row.substring(0, user) + count + " " + row.substring(user) + "\n")
                        .getBytes(StandardCharsets.UTF_8);
                out.write(line);
                written += line.length;
                count++;
            }
        }
        return count;
    }
}
