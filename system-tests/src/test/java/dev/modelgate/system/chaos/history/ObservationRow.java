package dev.modelgate.system.chaos.history;

import dev.modelgate.contracts.Fact;

/** A row of the table {@code observation}; {@code sequence} counts from 1. */
public record ObservationRow(String command, long sequence, Fact fact) {}
