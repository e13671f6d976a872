package dev.modelgate.benchmarks.converter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rows that are converted: a file of rows in qwen-xml, named by the system property <code>rows</code>. */
final class Rows {
    private Rows() {}

    static byte[] bytes() throws IOException {
        return Files.readAllBytes(Path.of(System.getProperty("rows")));
    }

    /** The same rows several times over. */
    static byte[] bytes(int copies) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] once = bytes();
        for (int i = 0; i < copies; i++) {
            all.write(once);
        }
        return all.toByteArray();
    }
}
