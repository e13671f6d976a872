package dev.modelgate.system.chaos.history;

/**
 * A message that a stranger has put on a topic.
 *
 * @param number from 1
 * @param unreadable whether a dead letter is due for it
 * @param epoch how often the broker had lost its data before
 */
public record Injection(int number, String topic, String kind, boolean unreadable, int epoch) {}
