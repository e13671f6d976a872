package dev.modelgate.converter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks the part of the model hub's protocol that serves single files; large ones by a redirect, as the hub does. */
public final class LocalHub implements AutoCloseable {
    private static final String STORE = "/store";

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private LocalHub(HttpServer server) {
        this.server = server;
    }

    static LocalHub start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        LocalHub hub = new LocalHub(server);
        server.createContext("/", hub::answer);
        server.start();
        return hub;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Publishes a file at {@code owner/name/resolve/revision/file}. */
    public void put(String path, String content) {
        files.put("/" + path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers everything of a repository with a status. */
    public void refuse(String repository, int status) {
        refusals.put("/" + repository + "/", status);
    }

    /** {@code status path} of every request for a file of {@code repository}. */
    public List<String> requests(String repository) {
        return requests.stream()
                .filter(request -> request.contains(" /" + repository + "/"))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String file = path.startsWith(STORE) ? path.substring(STORE.length()) : path;
        byte[] content = files.get(file);
        int refused = refusals.entrySet().stream()
                .filter(entry -> file.startsWith(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .findFirst()
                .orElse(0);
        try (exchange) {
            if (refused != 0) {
                respond(exchange, path, refused, new byte[0]);
            } else if (content == null) {
                respond(exchange, path, 404, new byte[0]);
            } else if (("\"" + file.hashCode() + content.length + "\"")
                    .equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                respond(exchange, path, 304, new byte[0]);
            } else if (path.equals(file) && content.length > 1000) {
                exchange.getResponseHeaders().add("Location", STORE + file);
                respond(exchange, path, 302, new byte[0]);
            } else {
                exchange.getResponseHeaders().add("ETag", "\"" + file.hashCode() + content.length + "\"");
                respond(exchange, path, 200, content);
            }
        }
    }

    private void respond(HttpExchange exchange, String path, int status, byte[] body) throws IOException {
        requests.add(status + " " + path);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
