package dev.modelgate.worker.artifact;

import dev.modelgate.worker.disk.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What is in a folder: for each regular file its digest and size, and one digest over all of it. */
public final class FolderDigest {
    private final Map<String, FileEntry> files;

    private FolderDigest(Map<String, FileEntry> files) {
        this.files = files;
    }

    /**
     * @param sha256 of the content
     * @param bytes size
     */
    public record FileEntry(String sha256, long bytes) {}

    /** Reads all files below {@code folder}, except {@code manifest.json} directly in it. Hidden files do not count. */
    public static FolderDigest of(Path folder) throws IOException, InterruptedException {
        Map<String, FileEntry> files = new TreeMap<>();
        for (Path file : DurableFiles.filesBelow(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (!name.equals(Manifest.FILE) && !hidden(name)) {
                files.put(name, new FileEntry(Digests.sha256(file), Files.size(file)));
            }
        }
        return new FolderDigest(files);
    }

    /** By relative path, in its order. */
    public Map<String, FileEntry> files() {
        return files;
    }

    /** SHA-256 over one line per file, in the order of the names: digest, size and name. */
    public String sha256() {
        StringBuilder lines = new StringBuilder();
        files.forEach((name, entry) -> lines.append(entry.sha256())
                .append(' ')
                .append(entry.bytes())
                .append(' ')
                .append(name)
                .append('\n'));
        return Digests.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    public long bytes() {
        return files.values().stream().mapToLong(FileEntry::bytes).sum();
    }

    private static boolean hidden(String name) {
        return name.startsWith(".") || name.contains("/.");
    }
}
