package dev.modelgate.converter.model;

import dev.modelgate.contracts.ModelRef;
import dev.modelgate.worker.WorkerConfig;
import dev.modelgate.worker.WorkerFailedException;
import dev.modelgate.worker.disk.DurableFiles;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The tokenizer files of a hub's repository, and nothing else of it: {@code GET {endpoint}/{repository}/resolve/{revision}/{file}}.
 * Files are kept below the home; those of a commit are never asked for again, those of a branch with their entity tag.
 */
@Singleton
class HubFiles {
    private static final List<String> FILES = List.of("tokenizer.json", "tekken.json", "tokenizer_config.json");
    private static final String DEFAULT_REVISION = "main";

    private final HubConfig config;
    private final Path cache;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            // To another address, but never from HTTPS to HTTP; at most five times
            // (jdk.httpclient.redirects.retrylimit).
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    HubFiles(HubConfig config, WorkerConfig worker) {
        this.config = config;
        this.cache = worker.home().resolve("hub").toAbsolutePath().normalize();
    }

    /** A folder with those of the files that the repository has. */
    Path fetch(ModelRef.Hub model, Runnable alive) throws WorkerFailedException, IOException, InterruptedException {
        String revision = Optional.ofNullable(model.revision()).orElse(DEFAULT_REVISION);
        Path folder = cache.resolve(model.repository().replace("/", "--")).resolve(revision);
        if (isCommit(revision) && Files.exists(folder.resolve(".complete"))) {
            return folder;
        }
        Files.createDirectories(folder);
        int found = 0;
        for (String file : FILES) {
            alive.run();
            if (fetch(model, revision, file, folder)) {
                found++;
            }
        }
        if (found == 0) {
            throw WorkerFailedException.missing("The hub at " + config.endpoint() + " has no tokenizer files of "
                    + model + ": check the name and the revision.");
        }
        DurableFiles.write(folder.resolve(".complete"), new byte[0]);
        return folder;
    }

    private boolean fetch(ModelRef.Hub model, String revision, String file, Path folder)
            throws WorkerFailedException, IOException, InterruptedException {
        Path target = folder.resolve(file);
        Path tag = folder.resolve("." + file + ".etag");
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(base() + "/" + model.repository() + "/resolve/" + revision + "/" + file))
                .timeout(config.timeout());
        if (Files.exists(target) && Files.exists(tag)) {
            request.header("If-None-Match", Files.readString(tag));
        }
        HttpResponse<InputStream> response = send(request.build());
        try (InputStream body = response.body()) {
            return switch (response.statusCode()) {
                case 200 -> {
                    save(body, model + "/" + file, target);
                    keepTag(response, tag);
                    yield true;
                }
                case 304 -> true;
                case 404 -> {
                    Files.deleteIfExists(target);
                    yield false;
                }
                case 401, 403 ->
                    throw WorkerFailedException.missing("The hub at " + config.endpoint() + " does not give " + model
                            + " to everybody (status " + response.statusCode()
                            + "): put the model's folder into the models folder and name it dir:….");
                default ->
                    throw WorkerFailedException.retryable(
                            "The hub at " + config.endpoint() + " answered " + response.statusCode() + " for " + file
                                    + " of " + model + ".",
                            null);
            };
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws WorkerFailedException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw WorkerFailedException.retryable(
                    "The hub at " + config.endpoint() + " cannot be reached: "
                            + Optional.ofNullable(e.getMessage())
                                    .orElse(e.getClass().getSimpleName())
                            + ".",
                    e);
        }
    }

    private void save(InputStream body, String what, Path target) throws WorkerFailedException, IOException {
        Path temporary = Files.createTempFile(target.getParent(), ".download", null);
        try (OutputStream out = Files.newOutputStream(temporary)) {
            long limit = config.maxFile().asLongValue();
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                total += read;
                if (total > limit) {
                    throw WorkerFailedException.permanent(
                            what + " is larger than " + limit + " bytes (modelgate.hub.max-file).", null);
                }
                out.write(buffer, 0, read);
            }
            out.flush();
            DurableFiles.moveFile(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void keepTag(HttpResponse<?> response, Path tag) throws IOException {
        Optional<String> etag = response.headers().firstValue("ETag");
        if (etag.isPresent()) {
            DurableFiles.write(tag, etag.get().getBytes(StandardCharsets.UTF_8));
        } else {
            Files.deleteIfExists(tag);
        }
    }

    private String base() {
        String endpoint = config.endpoint().toString();
        return endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    }

    private static boolean isCommit(String revision) {
        return revision.matches("[0-9a-f]{40}");
    }
}
