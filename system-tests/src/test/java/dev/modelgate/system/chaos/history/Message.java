package dev.modelgate.system.chaos.history;

/**
 * A record that was on a topic at some time.
 *
 * @param epoch how often the broker had lost its data before it came
 * @param offset in its partition
 * @param id CloudEvents id; null without one
 * @param body its text
 * @param injection number of the injection that put it there; null for what the stack said itself, and for a dead letter the
 *     number of the one that was put aside
 */
public record Message(
        int epoch, String topic, int partition, long offset, String key, String id, String body, Integer injection) {
    boolean injected() {
        return injection != null;
    }
}
