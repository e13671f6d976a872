package dev.modelgate.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The folders of the stack under test: copies of the pocket models and data, beside which a test puts what it wants to be broken.
 *
 * @param root the checkout
 * @param home everything of this stack
 */
public record Workspace(Path root, Path home) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static Workspace make(Path root, Path home) throws IOException {
        Workspace workspace = new Workspace(root, home);
        copy(root.resolve("examples/pocket/models"), workspace.models());
        copy(root.resolve("examples/pocket/data"), workspace.data().resolve("examples/pocket/data"));
        return workspace;
    }

    public Path models() {
        return home.resolve("models");
    }

    public Path data() {
        return home.resolve("data");
    }

    /** A copy of the candidate under another name; returns its folder. */
    Path candidateAs(String name) throws IOException {
        Path folder = models().resolve(name);
        copy(models().resolve("pocket-mistral"), folder);
        return folder;
    }

    /** Cuts a file off in the middle. */
    static void truncate(Path file) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(content.length() / 2);
        }
    }

    /** Adds fields to a JSON file, or replaces them. */
    static void patch(Path file, String fields) throws IOException {
        ObjectNode content = (ObjectNode) JSON.readTree(file.toFile());
        content.setAll((ObjectNode) JSON.readTree(fields));
        JSON.writeValue(file.toFile(), content);
    }

    /** Takes everything of this stack away. */
    public void delete() throws IOException {
        delete(home);
    }

    void keepLogsOnly() throws IOException {
        Path kept = home.resolveSibling("stack-logs");
        delete(kept);
        Files.move(home.resolve("logs"), kept, StandardCopyOption.REPLACE_EXISTING);
        delete(home);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path source : tree.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
