package dev.modelgate.system.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.system.chaos.history.Remains;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for what a stack that was taken down has left. */
final class RemainsReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChaosStack stack;

    RemainsReader(ChaosStack stack) {
        this.stack = stack;
    }

    Remains read() throws IOException {
        List<String> folders = new ArrayList<>(entries(stack.temporary()));
        Path artifacts = stack.home().resolve("artifacts");
        folders.addAll(entries(artifacts.resolve(".tmp")));
        List<String> damage = new ArrayList<>();
        try (Stream<Path> all = Files.list(artifacts)) {
            for (Path artifact : all.filter(Files::isDirectory)
                    .filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .toList()) {
                damage.addAll(damage(artifact));
            }
        }
        return new Remains(processes(), folders, damage);
    }

    private List<String> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(this::ours)
                .map(process ->
                        process.pid() + " " + process.info().commandLine().orElse("?"))
                .toList();
    }

    /** By the environment that all of them inherit, where the platform shows it, and else by the command line. */
    private boolean ours(ProcessHandle process) {
        String home = stack.home().toString();
        Path environment = Path.of("/proc/" + process.pid() + "/environ");
        try {
            if (Files.isReadable(environment)) {
                return new String(Files.readAllBytes(environment), StandardCharsets.UTF_8)
                        .contains("MODELGATE_HOME=" + home);
            }
        } catch (IOException e) {
            return false; // it has ended meanwhile
        }
        return process.info().commandLine().orElse("").contains(home);
    }

    private static List<String> damage(Path artifact) throws IOException {
        Path file = artifact.resolve("manifest.json");
        if (!Files.exists(file)) {
            return List.of(artifact + " has no manifest.");
        }
        List<String> damage = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry :
                JSON.readTree(file.toFile()).get("files").properties()) {
            Path content = artifact.resolve(entry.getKey());
            if (!Files.exists(content)
                    || !sha256(content).equals(entry.getValue().get("sha256").asText())) {
                damage.add(content + " is not what its manifest says.");
            }
        }
        return damage;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static List<String> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(Path::toString).toList();
        }
    }
}
