package dev.modelgate.mlx.environment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Puts resources of the class path into a folder of the file system, whole or not at all. */
final class UnpackedResources {

    private static final int SHORT_DIGEST = 12;

    private UnpackedResources() {}

    /**
     * Write the files below {@code parent}, in a folder named by {@code prefix} and their digest, unless it is there. Two
     * processes may do so at once: the first one to finish wins, and both folders would be the same.
     *
     * @param files content by relative path
     */
    static Path into(Path parent, String prefix, Map<String, byte[]> files) {
        Path target = parent.resolve(prefix + digest(files));
        if (Files.isDirectory(target)) {
            return target;
        }
        try {
            Files.createDirectories(parent);
            Path partial = Files.createTempDirectory(parent, "." + prefix + "partial-");
            try {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Path path = partial.resolve(file.getKey());
                    Files.createDirectories(path.getParent());
                    Files.write(path, file.getValue());
                }
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                Directories.delete(partial);
                if (!Files.isDirectory(target)) {
                    throw e;
                }
                // Another process was faster, and what it wrote is the same.
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack into %s: %s".formatted(target, e.getMessage()), e);
        }
    }

    /** A resource's bytes, or null if the class path has none by that name. */
    static byte[] read(String resource) {
        try (InputStream stream = UnpackedResources.class.getClassLoader().getResourceAsStream(resource)) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read %s from the class path.".formatted(resource), e);
        }
    }

    static String digest(Map<String, byte[]> files) {
        MessageDigest sha256 = sha256();
        files.keySet().stream().sorted().forEach(name -> {
            sha256.update(name.getBytes(StandardCharsets.UTF_8));
            sha256.update(sha256().digest(files.get(name)));
        });
        return HexFormat.of().formatHex(sha256.digest()).substring(0, SHORT_DIGEST);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
