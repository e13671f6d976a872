package dev.modelgate.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.io.file.PathUtils;

/**
 * A stack that is started once to learn how its JVMs start; what it learns halves the later starts of the same build.
 *
 * <p>Recording doubles the work of a start, so it is not done in one that a person waits for. The stack has a broker, a database and
 * ports of its own and takes no notice of a broker or a database elsewhere: nothing that is done here touches anybody's evaluations.
 */
public final class StartCacheRecording implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);
    private static final Path CACHES = Path.of("cache/start");
    private static final Path PYTHON = Path.of("python");

    private final Path folder;
    private final LocalStack stack;

    private StartCacheRecording(Path folder, LocalStack stack) {
        this.folder = folder;
        this.stack = stack;
    }

    /** Whether a part of this build has no cache yet, and the JDK knows such caches. */
    public static boolean due(Installation installation) {
        return new StackParts(StackConfig.of(installation, Ports.defaults(), Map.of())).cacheMissing();
    }

    /**
     * Starts the stack; {@link #finish} waits for it.
     *
     * @param environment variables of the services
     * @throws IOException if the home cannot be written
     * @throws StackException if the stack does not come up
     */
    public static StartCacheRecording start(Installation installation, Map<String, String> environment)
            throws IOException {
        return start(installation, environment, EnumSet.allOf(PartName.class));
    }

    /** As above, for some of the parts. */
    static StartCacheRecording start(Installation installation, Map<String, String> environment, Set<PartName> parts)
            throws IOException {
        Path folder = installation.home().resolve("recording");
        remove(folder);
        share(installation.home(), folder, CACHES);
        share(installation.home(), folder, PYTHON);
        Map<String, String> own = new HashMap<>(environment);
        own.remove(ServiceEnvironment.KAFKA);
        own.remove(ServiceEnvironment.JDBC_URL);
        StackConfig config = StackConfig.of(new Installation(installation.root(), folder), Ports.free(), own);
        return new StartCacheRecording(
                folder, LocalStack.start(config.withParts(parts).withRecordedCache(true)));
    }

    /** Waits until all parts have started, and then until each has written its cache. */
    public void finish() {
        stack.awaitReady(READY_WITHIN);
        stack.close();
    }

    /** Ends it without writing anything. */
    public void abandon() {
        stack.closeNow();
        close();
    }

    @Override
    public void close() {
        stack.close();
        try {
            remove(folder);
        } catch (IOException e) {
            throw new StackException("The folder " + folder + " could not be removed: " + e.getMessage() + ".", e);
        }
    }

    private static void share(Path home, Path folder, Path name) throws IOException {
        Files.createDirectories(home.resolve(name));
        Files.createDirectories(folder.resolve(name).getParent());
        Files.createSymbolicLink(folder.resolve(name), home.resolve(name));
    }

    /** Removes a folder; links in it go, what they lead to stays. */
    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            PathUtils.deleteDirectory(folder);
        }
    }
}
