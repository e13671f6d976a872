package dev.modelgate.dialects.answer;

/**
 * Text that belongs to no call, verbatim.
 *
 * @param text the text, never empty
 * @param at offset in characters of its first character
 */
public record TextPart(String text, int at) {}
