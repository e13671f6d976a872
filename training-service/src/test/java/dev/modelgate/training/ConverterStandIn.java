package dev.modelgate.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.modelgate.contracts.Wire;
import dev.modelgate.worker.artifact.Digests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Answers {@code GET /datasets/KEY} and {@code /datasets/KEY/FILE} in the converter's words, for datasets that a test gives it. */
final class ConverterStandIn implements AutoCloseable {
    private final Map<String, Map<String, String>> datasets = new ConcurrentHashMap<>();
    private final HttpServer server;

    ConverterStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/datasets/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void offer(String key, String train, String valid) {
        datasets.put(key, new TreeMap<>(Map.of("train.jsonl", train, "valid.jsonl", valid)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        Map<String, String> dataset = datasets.get(path[2]);
        byte[] body = dataset == null
                ? new byte[0]
                : (path.length == 3 ? manifest(path[2], dataset) : dataset.get(path[3]))
                        .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(dataset == null ? 404 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String manifest(String key, Map<String, String> dataset) {
        List<Map<String, Object>> files = new ArrayList<>();
        dataset.forEach((name, rows) -> {
            byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
            files.add(Map.of(
                    "name",
                    name,
                    "sha256",
                    Digests.sha256(bytes),
                    "bytes",
                    bytes.length,
                    "rows",
                    rows.lines().count()));
        });
        return Wire.write(Map.of("key", key, "sha256", "unused", "files", files));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
