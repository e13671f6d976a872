package dev.modelgate.training;

import dev.modelgate.mlx.environment.MlxEnvironment;
import dev.modelgate.testing.TopicsResource;
import dev.modelgate.worker.disk.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A real broker, the real Python environment (made when it is not there), an empty home, a copy of a pocket model, datasets. */
public final class MlxResource extends TopicsResource {
    static final String DATASET = "a-dataset";
    static final String EMPTY_DATASET = "an-empty-dataset";
    private static final Path ROOT = Path.of(System.getProperty("modelgate.root"));
    private static final String ROW =
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Read notes.txt\"},{\"role\":\"assistant\",\"content\":\"Done.\"}]}\n";

    private ConverterStandIn converter;
    private Path home;

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>(super.start());
        try {
            converter = new ConverterStandIn();
            converter.offer(DATASET, ROW.repeat(4), ROW.repeat(2));
            converter.offer(EMPTY_DATASET, "", ROW);
            home = Files.createTempDirectory("modelgate-training-test");
            copy(ROOT.resolve("examples/pocket/models/pocket-mistral"), home.resolve("models/pocket-mistral"));
            Path python = MlxEnvironment.below(ROOT.resolve(".modelgate")).ensure(System.out::println);
            configuration.put("modelgate.python", python.toString());
            configuration.put("modelgate.home", home.toString());
            configuration.put("modelgate.converter-url", converter.url().toString());
        } catch (Exception e) {
            throw new IllegalStateException("The test cannot be set up.", e);
        }
        return configuration;
    }

    @Override
    public void stop() {
        super.stop();
        converter.close();
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
