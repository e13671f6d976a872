package dev.modelgate.worker.artifact;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Result;
import dev.modelgate.worker.JobContext;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A job that leaves an artifact: answered from the store when the artifact is there, with the facts of when it was made. */
@Singleton
public class ArtifactStep {
    private final ArtifactStore store;

    ArtifactStep(ArtifactStore store) {
        this.store = store;
    }

    /** Makes what the job is for. */
    @FunctionalInterface
    public interface Work {
        /**
         * @param folder empty; every file in it becomes part of the artifact
         * @param job reports facts, which are kept with the artifact
         */
        void carryOut(Path folder, JobContext job) throws Exception;
    }

    /** Finds the artifact or makes it, and reports its facts either way. */
    public Result.Completed run(Artifact.Kind kind, ArtifactKey key, JobContext job, Work work) throws Exception {
        Optional<StoredArtifact> known = store.find(key.value());
        if (known.isPresent()) {
            known.get().facts().stream().map(ArtifactStep::asReused).forEach(job::observe);
            return new Result.Completed(known.get().artifact(), true);
        }
        RecordingJob recording = new RecordingJob(job);
        StoredArtifact made = store.make(kind, key, folder -> {
            work.carryOut(folder, recording);
            return recording.facts;
        });
        return new Result.Completed(made.artifact(), false);
    }

    /** By the contract a model that was there already took 0 seconds. */
    private static Fact asReused(Fact fact) {
        return fact instanceof Fact.Weights made
                ? new Fact.Weights(made.parameters(), made.bytes(), made.bitsPerWeight(), 0, made.sourceTypes())
                : fact;
    }

    private static final class RecordingJob implements JobContext {
        private final JobContext job;
        private final List<Fact> facts = new CopyOnWriteArrayList<>();

        RecordingJob(JobContext job) {
            this.job = job;
        }

        @Override
        public void observe(Fact fact) {
            job.observe(fact);
            facts.add(fact);
        }

        @Override
        public Command command() {
            return job.command();
        }

        @Override
        public void progress(long done, long total, String unit) {
            job.progress(done, total, unit);
        }

        @Override
        public void alive() {
            job.alive();
        }

        @Override
        public boolean stopped() {
            return job.stopped();
        }

        @Override
        public Registration onStop(Runnable action) {
            return job.onStop(action);
        }
    }
}
