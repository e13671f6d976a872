package dev.modelgate.inference;

import dev.modelgate.mlx.environment.MlxEnvironment;
import dev.modelgate.testing.TopicsResource;
import dev.modelgate.worker.disk.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A real broker, the real Python environment (made when it is not there), an empty home, and a copy of the pocket models. */
public final class MlxResource extends TopicsResource {
    static final Path ROOT = Path.of(System.getProperty("modelgate.root"));
    private Path home;

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>(super.start());
        try {
            home = Files.createTempDirectory("modelgate-inference-test");
            Path models = home.resolve("models");
            copy(ROOT.resolve("examples/pocket/models/pocket-qwen"), models.resolve("pocket-qwen"));
            Path python = MlxEnvironment.below(ROOT.resolve(".modelgate")).ensure(System.out::println);
            configuration.put("modelgate.python", python.toString());
            configuration.put("modelgate.home", home.toString());
        } catch (Exception e) {
            throw new IllegalStateException("The test cannot be set up.", e);
        }
        return configuration;
    }

    @Override
    public void stop() {
        super.stop();
        try {
            DurableFiles.deleteTree(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        for (Path file : DurableFiles.filesBelow(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }
}
