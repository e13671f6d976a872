package dev.modelgate.controller.events;

import dev.modelgate.controller.config.ControllerConfig;
import dev.modelgate.controller.view.EvaluationView;
import dev.modelgate.controller.view.EvaluationViews;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Streams of an evaluation: how it stands, then how it stands after each change, until it is decided. Every message is a whole
 * picture from the database, so a slow follower misses pictures, never facts.
 */
@ApplicationScoped
public class EvaluationEvents {
    /** Changes made by another controller are seen at the next look, without a signal. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final EvaluationViews views;
    private final Followers followers;
    private final ControllerConfig config;
    private volatile boolean stopping;

    EvaluationEvents(EvaluationViews views, Followers followers, ControllerConfig config) {
        this.views = views;
        this.followers = followers;
        this.config = config;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        followers.wakeAll();
    }

    /**
     * A stream from now on.
     *
     * @param first how the evaluation stands; read before, so that an unknown one is an error and not a stream
     */
    public Multi<EvaluationUpdate> follow(EvaluationView first) {
        return Multi.createFrom()
                .emitter(
                        emitter ->
                                Thread.ofVirtual().name("events-" + first.id()).start(() -> run(first, emitter)),
                        BackPressureStrategy.LATEST);
    }

    private void run(EvaluationView first, MultiEmitter<? super EvaluationUpdate> emitter) {
        UUID id = UUID.fromString(first.id());
        Semaphore signal = followers.join(id);
        try {
            EvaluationView last = first;
            emitter.emit(new EvaluationUpdate(EvaluationUpdate.Type.SNAPSHOT, first));
            long quietSince = System.nanoTime();
            while (!last.terminal() && !emitter.isCancelled() && !stopping) {
                boolean signalled = signal.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                signal.drainPermits();
                if (stopping) {
                    break;
                }
                EvaluationView now = views.one(id);
                if (signalled || !Pictures.same(last, now)) {
                    last = now;
                    emitter.emit(new EvaluationUpdate(EvaluationUpdate.Type.UPDATE, now));
                    quietSince = System.nanoTime();
                    TimeUnit.NANOSECONDS.sleep(
                            now.terminal() ? 0 : config.events().atMostEvery().toNanos());
                } else if (System.nanoTime() - quietSince
                        > config.events().heartbeat().toNanos()) {
                    emitter.emit(new EvaluationUpdate(EvaluationUpdate.Type.HEARTBEAT, null));
                    quietSince = System.nanoTime();
                }
            }
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            emitter.fail(e);
        } finally {
            followers.leave(id, signal);
        }
    }
}
