package dev.modelgate.cli.results;

import dev.modelgate.cli.client.ControllerClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code evaluation.json}, {@code results.md} and {@code logs/}. Logs of an earlier evaluation in the same folder are removed, so that
 * nothing there is of another one; other files are left alone.
 *
 * @param folder made when it is not there
 */
public record ResultsFolder(Path folder) {
    /**
     * Fetches and writes everything.
     *
     * @throws IOException when the folder is not writable
     */
    public void write(ControllerClient controller, String evaluation) throws IOException {
        Path logs = folder.resolve("logs");
        Files.createDirectories(logs);
        removeOld(logs);
        Files.writeString(folder.resolve("evaluation.json"), controller.document(evaluation));
        Files.writeString(folder.resolve("results.md"), controller.report(evaluation));
        for (String name : controller.logs(evaluation)) {
            Path file = logs.resolve(name).normalize();
            if (!logs.equals(file.getParent())) {
                throw new IOException("The controller names a log outside its folder: " + name);
            }
            Files.writeString(file, controller.log(evaluation, name));
        }
    }

    private static void removeOld(Path logs) throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            List<Path> old =
                    files.filter(file -> file.toString().endsWith(".txt")).toList();
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }
}
