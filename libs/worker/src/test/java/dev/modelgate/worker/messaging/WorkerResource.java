package dev.modelgate.worker.messaging;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.ModelRef;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.testing.TopicsResource;
import dev.modelgate.worker.disk.DurableFiles;
import dev.modelgate.worker.journal.Journal;
import dev.modelgate.worker.journal.JournalEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A real broker with the topics of Modelgate, and a home whose last owner died: one command was under way, one had ended without
 * anybody hearing of it.
 */
public final class WorkerResource extends TopicsResource {
    static final Command UNDER_WAY = command("under-way");
    static final Command UNHEARD = command("unheard");
    private Path home;

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>(super.start());
        try {
            home = Files.createTempDirectory("modelgate-worker-test");
            leaveBehind(home.resolve("journal/inference"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        configuration.put("modelgate.home", home.toString());
        return configuration;
    }

    @Override
    public void stop() {
        super.stop();
        try {
            DurableFiles.deleteTree(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void leaveBehind(Path folder) throws IOException {
        try (Journal journal = Journal.open(folder, Clock.systemUTC())) {
            journal.accept(UNDER_WAY, null).append(new Fact.Loaded(1));
            JournalEntry unheard = journal.accept(UNHEARD, null);
            unheard.append(new Fact.Loaded(2));
            Instant now = Instant.now();
            unheard.finish(new Outcome(
                    UNHEARD.id(), "left-behind", "test-mac", "dead", now, now, 1, new Result.Completed(null, false)));
        }
    }

    private static Command command(String id) {
        Instant now = Instant.now();
        Task task = new Task.SmokeTest(ModelRef.parse("dir:model"), "observe", 1);
        return new Command(id, "left-behind", "gate", "step", 1, "test-mac", now, now.plusSeconds(60), 60, task);
    }
}
