package dev.modelgate.dialects.json;

/**
 * What a JSON text may ask for.
 *
 * @param nesting how deep objects and lists may nest, from 1
 * @param numberLength how many characters a number may have, from 1
 * @param stringLength how many characters a string may have, from 1
 */
public record JsonLimits(int nesting, int numberLength, int stringLength) {
    public static final JsonLimits DEFAULT = new JsonLimits(200, 1_000, 64 * 1024 * 1024);

    /** Beyond this the recursion over a text could exhaust a thread's stack. */
    private static final int HIGHEST_NESTING = 1_000;

    public JsonLimits {
        if (nesting < 1 || nesting > HIGHEST_NESTING) {
            throw new IllegalArgumentException("The nesting limit is " + nesting + "; it must be from 1 to 1000.");
        }
        if (numberLength < 1 || stringLength < 1) {
            throw new IllegalArgumentException("The limits of numbers and strings must be at least 1 character.");
        }
    }
}
