package dev.modelgate.inference;

import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.ModelRef;
import dev.modelgate.contracts.Prompts;
import dev.modelgate.mlx.MlxRequest;
import dev.modelgate.mlx.MlxResult;
import dev.modelgate.mlx.safetensors.SafetensorsHeaders;
import dev.modelgate.worker.JobContext;
import dev.modelgate.worker.mlx.LocalModels;
import dev.modelgate.worker.mlx.MlxFailures;
import dev.modelgate.worker.mlx.MlxSession;
import dev.modelgate.worker.mlx.MlxSessions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;

/** A model in a fresh process of its own, for one job. */
final class LoadedModel implements AutoCloseable {
    private final MlxSession session;
    private final JobContext job;
    private long peakMlxBytes;

    private LoadedModel(MlxSession session, JobContext job) {
        this.session = session;
        this.job = job;
    }

    /** Loads models and reports what loading shows. */
    @Singleton
    static class Loader {
        private final LocalModels models;
        private final MlxSessions sessions;

        Loader(LocalModels models, MlxSessions sessions) {
            this.models = models;
            this.sessions = sessions;
        }

        /** Reports versions and the seconds of the cold load, the import of mlx_lm included. */
        LoadedModel load(ModelRef model, JobContext job) throws Exception {
            Path folder = models.folder(model);
            // Damaged weights are told from their headers, before anything is read into memory.
            MlxFailures.translating(() -> SafetensorsHeaders.read(folder));
            MlxSession session = sessions.open(job);
            try {
                job.observe(session.versions());
                MlxResult.Loaded loaded = session.call(new MlxRequest.Load(folder));
                job.observe(new Fact.Loaded(loaded.importSeconds() + loaded.seconds()));
                return new LoadedModel(session, job);
            } catch (Exception e) {
                try (session) {
                    throw e;
                }
            }
        }
    }

    /** Asks one query, reports the answer and gives it back. */
    Fact.Answer ask(Prompts prompts, Prompts.Query query, boolean warmup, Asking how) throws Exception {
        MlxResult.Generated generated = session.call(
                Conversation.request(prompts, query, how.maxTokens(), how.temperature(), how.seed()),
                event -> job.alive());
        peakMlxBytes = Math.max(peakMlxBytes, generated.peakMlxBytes());
        Fact.Answer answer = Answers.fact(query.id(), warmup, generated);
        job.observe(answer);
        return answer;
    }

    /** Whether CPython compiles the code in an answer. */
    MlxResult.PythonSyntaxFound python(String text) throws Exception {
        return session.call(new MlxRequest.PythonSyntax(text));
    }

    /** Reports the peak memory so far. */
    void weigh() {
        job.observe(session.memory(peakMlxBytes));
    }

    @Override
    public void close() throws IOException {
        session.close();
    }

    /**
     * @param maxTokens most tokens per answer
     * @param temperature 0 is greedy
     * @param seed of the sampler
     */
    record Asking(int maxTokens, double temperature, long seed) {
        static Asking greedy(int maxTokens) {
            return new Asking(maxTokens, 0, 0);
        }
    }
}
