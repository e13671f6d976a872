package dev.modelgate.converter.tokenizer;

import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.converter.model.ModelFolders;
import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.dialect.Delimiter;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.tokenizers.Tokenizer;
import dev.modelgate.tokenizers.TokenizerException;
import dev.modelgate.tokenizers.Tokenizers;
import dev.modelgate.tokenizers.Tokens;
import dev.modelgate.worker.JobContext;
import dev.modelgate.worker.ModelFailedException;
import dev.modelgate.worker.TaskHandler;
import dev.modelgate.worker.WorkerFailedException;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;

/** Reports how a model's tokenizer writes delimiters. */
@Singleton
class ProbeTokenizerHandler implements TaskHandler<Task.ProbeTokenizer> {
    private final ModelFolders folders;

    ProbeTokenizerHandler(ModelFolders folders) {
        this.folders = folders;
    }

    @Override
    public Class<Task.ProbeTokenizer> task() {
        return Task.ProbeTokenizer.class;
    }

    @Override
    public Result.Completed handle(Task.ProbeTokenizer task, JobContext job) throws Exception {
        Dialect dialect = dialect(task.dialect());
        Path folder = folders.find(task.model(), job::alive);
        try (Tokenizer tokenizer = Tokenizers.open(folder)) {
            job.observe(
                    new Fact.TokenizerRead(tokenizer.file().fileName(), tokenizer.vocabulary(), tokenizer.sha256()));
            for (String delimiter : delimiters(task, dialect)) {
                Tokens tokens = tokenizer.encode(delimiter);
                job.observe(new Fact.Delimiter(delimiter, tokens.ids(), tokens.pieces(), dialect.uses(delimiter)));
            }
            return new Result.Completed(null, false);
        } catch (TokenizerException e) {
            // The folder is there, so what its tokenizer lacks is a fact about the model.
            throw new ModelFailedException(
                    "The tokenizer of " + task.model() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Dialect dialect(String name) throws WorkerFailedException {
        return Dialects.find(String.valueOf(name))
                .orElseThrow(() -> WorkerFailedException.permanent(
                        "There is no dialect '" + name + "'; there are " + String.join(", ", Dialects.names()) + ".",
                        null));
    }

    private static List<String> delimiters(Task.ProbeTokenizer task, Dialect dialect) {
        return task.delimiters() == null || task.delimiters().isEmpty()
                ? dialect.delimiters().stream().map(Delimiter::text).toList()
                : task.delimiters();
    }
}
