package dev.modelgate.controller.messaging;

import java.util.Set;

/**
 * Topics are not there: they never were, or the broker has lost its data. Observers put what must be said again into the outbox, each
 * in transactions of its own, before the topics are made: a crash in between then repeats it, and forgets nothing.
 *
 * @param topics their names
 */
public record TopicsMissing(Set<String> topics) {
    public TopicsMissing {
        topics = Set.copyOf(topics);
    }
}
