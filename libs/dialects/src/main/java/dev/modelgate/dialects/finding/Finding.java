package dev.modelgate.dialects.finding;

/**
 * Something about a file or a row beyond its being an ordinary row.
 *
 * @param code what kind of thing
 * @param severity how much it matters; {@link Severity#ERROR} means that the row was not converted
 * @param line the line, from 1; 0 when it concerns the whole file
 * @param turn the turn in the row, from 0; -1 when it concerns the whole row
 * @param message one sentence
 */
public record Finding(FindingCode code, Severity severity, long line, int turn, String message) {}
