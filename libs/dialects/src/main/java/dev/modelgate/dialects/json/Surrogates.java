package dev.modelgate.dialects.json;

/** Finds what Java and JSON strings can hold and UTF-8 cannot. */
public final class Surrogates {
    private Surrogates() {}

    /** The offset of the first surrogate without its other half; -1 when there is none. */
    public static int firstLone(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                continue;
            }
            if (Character.isLowSurrogate(c) || i + 1 == length || !Character.isLowSurrogate(text.charAt(i + 1))) {
                return i;
            }
            i++;
        }
        return -1;
    }
}
