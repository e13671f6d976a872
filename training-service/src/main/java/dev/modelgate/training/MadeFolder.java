package dev.modelgate.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** mlx_lm insists on making its target folder itself, while an artifact's folder is there already. */
final class MadeFolder {
    private static final String NAME = "made";

    private MadeFolder() {}

    /** The target to give to mlx_lm. */
    static Path within(Path artifact) {
        return artifact.resolve(NAME);
    }

    /** Moves what mlx_lm has made up into the artifact's folder. */
    static void unpack(Path artifact) throws IOException {
        Path made = within(artifact);
        List<Path> files;
        try (Stream<Path> entries = Files.list(made)) {
            files = entries.toList();
        }
        for (Path file : files) {
            Files.move(file, artifact.resolve(file.getFileName()));
        }
        Files.delete(made);
    }
}
