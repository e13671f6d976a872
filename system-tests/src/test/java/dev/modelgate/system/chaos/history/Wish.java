package dev.modelgate.system.chaos.history;

import java.util.Set;

/**
 * An evaluation as its client sees it.
 *
 * @param key its Idempotency-Key
 * @param plan name of the plan
 * @param cancelled whether the client asked to cancel it, and the controller has agreed
 * @param ids what the controller has answered, however often it was asked
 */
public record Wish(String key, String plan, boolean cancelled, Set<String> ids) {
    public Wish {
        ids = Set.copyOf(ids);
    }
}
