package dev.modelgate.worker.mlx;

import dev.modelgate.mlx.MlxException;
import dev.modelgate.mlx.MlxLaunch;
import dev.modelgate.mlx.MlxProcess;
import dev.modelgate.mlx.machine.MachineLease;
import dev.modelgate.worker.JobContext;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Gives each job a fresh MLX process, while the job holds the machine's accelerator. */
@Singleton
public class MlxSessions {
    private final MlxLaunches launches;
    private final AcceleratorLease lease;

    MlxSessions(MlxLaunches launches, AcceleratorLease lease) {
        this.launches = launches;
        this.lease = lease;
    }

    /** A process that reaches nothing outside this machine. */
    public MlxSession open(JobContext job) throws Exception {
        return open(job, launches.offline());
    }

    /** A process that may reach the model hub. */
    public MlxSession openOnline(JobContext job) throws Exception {
        return open(job, launches.online());
    }

    private MlxSession open(JobContext job, MlxLaunch launch) throws Exception {
        MachineLease held = lease.acquire(job);
        try {
            return new MlxSession(MlxProcess.start(launch), held, job);
        } catch (MlxException e) {
            release(held);
            throw MlxFailures.translated(e);
        }
    }

    private static void release(MachineLease held) throws IOException {
        held.close();
    }
}
