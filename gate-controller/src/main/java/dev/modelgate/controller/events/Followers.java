package dev.modelgate.controller.events;

import dev.modelgate.controller.evaluation.EvaluationChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Wakes whoever follows an evaluation after each commit that changed it. Many changes while one sleeps are one waking. */
@ApplicationScoped
class Followers {
    private final Map<UUID, Set<Semaphore>> signals = new ConcurrentHashMap<>();

    Semaphore join(UUID evaluation) {
        Semaphore signal = new Semaphore(0);
        signals.compute(evaluation, (id, all) -> {
            Set<Semaphore> set = all == null ? ConcurrentHashMap.newKeySet() : all;
            set.add(signal);
            return set;
        });
        return signal;
    }

    void leave(UUID evaluation, Semaphore signal) {
        signals.computeIfPresent(evaluation, (id, all) -> {
            all.remove(signal);
            return all.isEmpty() ? null : all;
        });
    }

    void wakeAll() {
        signals.values().forEach(all -> all.forEach(Semaphore::release));
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) EvaluationChanged event) {
        signals.getOrDefault(event.evaluation(), Set.of()).forEach(Semaphore::release);
    }
}
