package dev.modelgate.system.chaos.history;

/** A row of the table {@code inbox}; {@code id} is the message's topic, a slash and its CloudEvents id. */
public record InboxRow(String id, String command, boolean applied) {}
