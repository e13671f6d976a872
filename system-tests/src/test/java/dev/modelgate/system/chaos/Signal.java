package dev.modelgate.system.chaos;

/** What can be seen on the topics, and that a strike waits for. */
enum Signal {
    COMMAND_SENT,
    OBSERVATION_PUBLISHED,
    OUTCOME_PUBLISHED,
    VERDICT_TOLD
}
