package dev.modelgate.mlx.environment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;

/** Puts resources of the class path into a folder of the file system, whole or not at all. */
final class UnpackedResources {

    private static final int SHORT_DIGEST = 12;

    private UnpackedResources() {}

    /**
     * Write the files below {@code parent}, in a folder named by {@code prefix} and their digest, unless it is there. Two
     * processes may do so at once: the first one to finish wins, and both folders would be the same. Content is streamed,
     * since native libraries are larger than the heap of a small service.
     *
     * @param resources names on the class path by relative path; all must be there
     */
    static Path into(Path parent, String prefix, Map<String, String> resources) {
        try {
            Path target = parent.resolve(prefix + digest(resources));
            if (!Files.isDirectory(target)) {
                unpack(parent, prefix, resources, target);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack below %s: %s".formatted(parent, e.getMessage()), e);
        }
    }

    private static void unpack(Path parent, String prefix, Map<String, String> resources, Path target)
            throws IOException {
        Files.createDirectories(parent);
        Path partial = Files.createTempDirectory(parent, "." + prefix + "partial-");
        try {
            for (Map.Entry<String, String> file : resources.entrySet()) {
                Path path = partial.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                try (InputStream content = open(file.getValue())) {
                    Files.copy(content, path);
                }
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Directories.delete(partial);
            if (!Files.isDirectory(target)) {
                throw e;
            }
            // Another process was faster, and what it wrote is the same.
        }
    }

    /** Whether the class path has a resource of this name. */
    static boolean exists(String resource) {
        return UnpackedResources.class.getClassLoader().getResource(resource) != null;
    }

    /** A small resource's bytes. */
    static byte[] read(String resource) {
        try (InputStream stream = open(resource)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read %s from the class path.".formatted(resource), e);
        }
    }

    /** A short digest of content, for the name of a folder. */
    static String digest(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content)).substring(0, SHORT_DIGEST);
    }

    private static String digest(Map<String, String> resources) throws IOException {
        MessageDigest all = sha256();
        for (String path : new TreeSet<>(resources.keySet())) {
            all.update(path.getBytes(StandardCharsets.UTF_8));
            try (DigestInputStream content = new DigestInputStream(open(resources.get(path)), sha256())) {
                content.transferTo(OutputStream.nullOutputStream());
                all.update(content.getMessageDigest().digest());
            }
        }
        return HexFormat.of().formatHex(all.digest()).substring(0, SHORT_DIGEST);
    }

    private static InputStream open(String resource) {
        InputStream stream = UnpackedResources.class.getClassLoader().getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("The class path lacks %s; build libs/mlx again.".formatted(resource));
        }
        return stream;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
