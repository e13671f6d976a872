package dev.modelgate.controller.events;

import dev.modelgate.controller.view.EvaluationView;

/**
 * One message of a follower's stream.
 *
 * @param type what it is
 * @param evaluation the whole evaluation as it stands; null in a heartbeat
 */
public record EvaluationUpdate(Type type, EvaluationView evaluation) {
    /** What a message is. */
    public enum Type {
        /** The first one: how it stands now. */
        SNAPSHOT,
        /** Something has changed. */
        UPDATE,
        /** Nothing has; the stream lives. */
        HEARTBEAT
    }
}
