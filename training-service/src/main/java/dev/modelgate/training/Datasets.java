package dev.modelgate.training;

import dev.modelgate.contracts.SafeName;
import dev.modelgate.contracts.UnreadableMessageException;
import dev.modelgate.contracts.Wire;
import dev.modelgate.worker.WorkerConfig;
import dev.modelgate.worker.WorkerFailedException;
import dev.modelgate.worker.artifact.Digests;
import dev.modelgate.worker.disk.DurableFiles;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Brings converted datasets from the converter-service to this machine: by key, each file checked by its digest. */
@Singleton
class Datasets {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private final URI converter;
    private final Path folder;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    Datasets(TrainingConfig training, WorkerConfig worker) {
        this.converter = training.converterUrl();
        this.folder = worker.home().resolve("datasets").toAbsolutePath().normalize();
    }

    /** What the converter says of a dataset. */
    record Manifest(String key, List<File> files) {
        /** @param rows how many lines the file has */
        record File(String name, String sha256, long bytes, long rows) {}
    }

    /**
     * The folder with {@code train.jsonl} and {@code valid.jsonl}, fetched unless they lie here already.
     *
     * @throws WorkerFailedException retryable when the converter cannot be reached or a file is not what its digest says;
     *     not retryable when there is no such dataset or one of its splits has no rows
     */
    Path fetch(String key) throws WorkerFailedException, IOException, InterruptedException {
        Path place = folder.resolve(SafeName.check("dataset key", key));
        if (Files.isDirectory(place)) {
            return place;
        }
        Manifest manifest = manifest(key);
        Files.createDirectories(folder);
        Path fresh = Files.createTempDirectory(folder, ".fetching-");
        try {
            for (Manifest.File file : manifest.files()) {
                fetch(key, file, fresh.resolve(SafeName.check("file of a dataset", file.name())));
            }
            DurableFiles.moveFile(fresh, place);
        } finally {
            DurableFiles.deleteTree(fresh);
        }
        return place;
    }

    private Manifest manifest(String key) throws WorkerFailedException, InterruptedException {
        try {
            byte[] json = get("datasets/" + key).readAllBytes();
            Manifest manifest = Wire.read(json, Manifest.class);
            for (Manifest.File file : manifest.files()) {
                if (file.rows() == 0) {
                    throw WorkerFailedException.permanent(
                            "The dataset has no rows in " + file.name() + ", so there is nothing to train on.", null);
                }
            }
            return manifest;
        } catch (IOException | UnreadableMessageException e) {
            throw unreachable(e);
        }
    }

    private void fetch(String key, Manifest.File file, Path target) throws WorkerFailedException, InterruptedException {
        try (InputStream body = get("datasets/" + key + "/" + file.name())) {
            Files.copy(body, target);
            if (!Digests.sha256(target).equals(file.sha256())) {
                throw WorkerFailedException.retryable(
                        file.name() + " of dataset " + key + " did not arrive as the converter holds it.", null);
            }
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private InputStream get(String path) throws WorkerFailedException, IOException, InterruptedException {
        String base = converter.toString();
        URI address = URI.create((base.endsWith("/") ? base : base + "/") + path);
        HttpResponse<InputStream> response =
                http.send(HttpRequest.newBuilder(address).timeout(ANSWER).build(), BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
            return response.body();
        }
        response.body().close();
        String sentence = "The converter answered " + response.statusCode() + " for " + address + ".";
        throw response.statusCode() == 404
                ? WorkerFailedException.permanent(sentence, null)
                : WorkerFailedException.retryable(sentence, null);
    }

    private WorkerFailedException unreachable(Exception cause) {
        return WorkerFailedException.retryable(
                "The dataset could not be fetched from the converter at " + converter + ": " + cause + ".", cause);
    }
}
