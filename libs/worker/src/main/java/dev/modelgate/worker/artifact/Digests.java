package dev.modelgate.worker.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** SHA-256 digests, in hexadecimal. A file's digest is remembered for as long as neither its size nor its time stamp changes. */
public final class Digests {
    private static final int BUFFER = 1 << 20;
    private static final Map<Path, Known> KNOWN = new ConcurrentHashMap<>();

    private Digests() {}

    private record Known(long bytes, FileTime modified, String sha256) {}

    public static String sha256(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    /** @throws InterruptedException when the thread is interrupted on the way: a large file takes a minute */
    public static String sha256(Path file) throws IOException, InterruptedException {
        Path path = file.toAbsolutePath().normalize();
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        Known known = KNOWN.get(path);
        if (known != null && known.bytes() == now.size() && known.modified().equals(now.lastModifiedTime())) {
            return known.sha256();
        }
        String sha256 = read(path);
        KNOWN.put(path, new Known(now.size(), now.lastModifiedTime(), sha256));
        return sha256;
    }

    /** A SHA-256 to be fed. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static String read(Path path) throws IOException, InterruptedException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
