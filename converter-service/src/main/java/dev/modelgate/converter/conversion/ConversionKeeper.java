package dev.modelgate.converter.conversion;

import dev.modelgate.worker.disk.DurableFiles;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Removes results that nobody asks for any more, and the oldest when all of them take too much room. */
@Singleton
class ConversionKeeper {
    private static final Logger LOG = Logger.getLogger(ConversionKeeper.class);

    private final ConversionsConfig config;
    private final ConversionStore store;
    private final Clock clock;

    ConversionKeeper(ConversionsConfig config, ConversionStore store, Clock clock) {
        this.config = config;
        this.store = store;
        this.clock = clock;
    }

    private record Kept(Path folder, Instant asked, long bytes) {}

    void start(@Observes StartupEvent event) throws IOException {
        LOG.infof(
                "Conversions are taken. folder=%s concurrent=%d threads=%s lineLength=%d rows=%d nesting=%d numberLength=%d "
                        + "body=%d gzipRatio=%d time=%s patience=%s discard=%d previewLines=%d stored=%d retention=%s",
                store.folder(),
                config.concurrent(),
                config.threads().map(String::valueOf).orElse("one per processor"),
                config.lineLength().asLongValue(),
                config.rows(),
                config.nesting(),
                config.numberLength(),
                config.body().asLongValue(),
                config.gzipRatio(),
                config.time(),
                config.patience(),
                config.discard().asLongValue(),
                config.previewLines(),
                config.stored().asLongValue(),
                config.retention());
        int left = store.removeLeftovers();
        if (left > 0) {
            LOG.infof("Unfinished conversions of dead processes were removed. count=%d", left);
        }
        clean();
    }

    /** Removes what is too old or too much; the newest result stays, whatever its size. */
    synchronized void clean() throws IOException {
        List<Kept> newestFirst = kept();
        Instant oldest = clock.instant().minus(config.retention());
        long bytes = 0;
        for (int i = 0; i < newestFirst.size(); i++) {
            Kept result = newestFirst.get(i);
            bytes += result.bytes();
            boolean tooMuch = i > 0 && bytes > config.stored().asLongValue();
            if (tooMuch || result.asked().isBefore(oldest)) {
                LOG.infof(
                        "A result is removed. folder=%s bytes=%d asked=%s",
                        result.folder(), result.bytes(), result.asked());
                store.remove(result.folder());
                bytes -= result.bytes();
            }
        }
    }

    private List<Kept> kept() throws IOException {
        if (!Files.isDirectory(store.folder())) {
            return List.of();
        }
        List<Kept> results = new ArrayList<>();
        try (Stream<Path> folders = Files.list(store.folder())) {
            for (Path folder : folders.filter(
                            path -> !path.getFileName().toString().startsWith("."))
                    .toList()) {
                try {
                    long bytes = 0;
                    for (Path file : DurableFiles.filesBelow(folder)) {
                        bytes += Files.size(file);
                    }
                    results.add(
                            new Kept(folder, Files.getLastModifiedTime(folder).toInstant(), bytes));
                } catch (NoSuchFileException e) {
                    LOG.debugf("A result went away meanwhile. folder=%s", folder);
                }
            }
        }
        results.sort(Comparator.comparing(Kept::asked).reversed());
        return results;
    }
}
