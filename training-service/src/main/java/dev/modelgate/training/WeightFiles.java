package dev.modelgate.training;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that hold a model's weights. */
final class WeightFiles {
    private WeightFiles() {}

    /** Size of all safetensors files of a model, in bytes; its tokenizer and configuration do not count. */
    static long bytes(Path model) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(model, "*.safetensors")) {
            for (Path file : files) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
