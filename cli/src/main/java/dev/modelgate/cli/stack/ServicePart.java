package dev.modelgate.cli.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the four Quarkus services. */
final class ServicePart implements Part {
    private static final int ANSWER_WITHIN_MS = 1000;

    private final Installation installation;
    private final PartName name;
    private final int port;
    private final Map<String, String> environment;
    private final StartupCache cache;

    ServicePart(
            Installation installation, PartName name, int port, Map<String, String> environment, StartupCache cache) {
        this.installation = installation;
        this.name = name;
        this.port = port;
        this.environment = Map.copyOf(environment);
        this.cache = cache;
    }

    @Override
    public PartName name() {
        return name;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(installation.home());
    }

    @Override
    public Launch launch() {
        List<String> jar = List.of("-jar", installation.serviceJar(name).toString());
        // The converter is the one part whose own code is the work.
        JavaCommand java =
                name == PartName.CONVERTER ? JavaCommand.working(heapMb(), jar) : new JavaCommand(heapMb(), jar);
        Map<String, String> all = new HashMap<>(JavaCommand.environment());
        all.putAll(environment);
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return new Launch(java.with(cache.options()), all, installation.root());
    }

    /** Ready as the service itself says it; see MicroProfile Health, /q/health/ready. */
    @Override
    public boolean ready() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/q/health/ready")
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(ANSWER_WITHIN_MS);
            connection.setReadTimeout(ANSWER_WITHIN_MS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void stopped() {
        cache.keep();
    }

    /** MiB. The converter holds a hash of every row of a file, for two files at a time, the controller the evidence of an evaluation. */
    private int heapMb() {
        return switch (name) {
            case CONVERTER -> 256;
            case CONTROLLER -> 160;
            case INFERENCE, TRAINING -> 128;
            case BROKER, POSTGRES -> throw new IllegalArgumentException(name + " is no service");
        };
    }
}
