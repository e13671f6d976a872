package dev.modelgate.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ahead-of-time cache of one part (JEP 514): the classes of an earlier run, linked and profiled, which halve the start.
 *
 * <p>It is made by a recording run, on its orderly end, and void as soon as the JDK or a jar changes; so its name carries a
 * digest of both. A JVM that finds it unfit all the same says nothing and starts without. Older JDKs than 25 have no such option.
 */
final class StartupCache {
    private static final int SINCE = 25;

    private final Path file;
    private final Path recording;
    private final boolean record;

    /**
     * @param folder where the caches lie
     * @param name of the part
     * @param jars folder below which all jars of the part lie
     * @param record whether to record a run when there is no cache yet
     * @throws StackException if the jars cannot be listed: the part is not built
     */
    StartupCache(Path folder, String name, Path jars, boolean record) {
        String key = key(jars);
        this.file = folder.resolve(name + "-" + key + ".aot");
        this.recording = folder.resolve(name + "-" + key + ".part");
        this.record = record;
    }

    /** Options for the next start; none on a JDK without such caches. */
    List<String> options() {
        if (Runtime.version().feature() < SINCE) {
            return List.of();
        }
        if (Files.exists(file)) {
            return List.of("-XX:AOTCache=" + file, "-Xlog:aot*=off", "-Xlog:cds*=off");
        }
        return record ? List.of("-XX:AOTCacheOutput=" + recording, "-Xlog:aot*=off", "-Xlog:cds*=off") : List.of();
    }

    /** Whether the next start has to do without, on a JDK that knows such caches. */
    boolean missing() {
        return Runtime.version().feature() >= SINCE && !Files.exists(file);
    }

    /** Takes over what an orderly end has written, and drops the caches of earlier builds. */
    void keep() {
        if (!Files.exists(recording)) {
            return;
        }
        String name = file.getFileName().toString();
        String prefix = name.substring(0, name.lastIndexOf('-') + 1);
        try (Stream<Path> old = Files.list(file.getParent())) {
            for (Path path : old.filter(p -> p.getFileName().toString().startsWith(prefix) && !p.equals(recording))
                    .toList()) {
                Files.deleteIfExists(path);
            }
            Files.move(recording, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The start cache " + file + " could not be put in place.", e);
        }
    }

    private static String key(Path jars) {
        try (Stream<Path> files = Files.walk(jars)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((Runtime.version() + System.getProperty("java.home")).getBytes(StandardCharsets.UTF_8));
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                String line = jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar);
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new StackException("Nothing is built in " + jars + "; ./modelgate builds what is missing.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
