package dev.modelgate.tokenizers;

/** Half a surrogate pair has no UTF-8 form, so neither tokenizer could read it. */
final class Surrogates {
    private Surrogates() {}

    /** {@code text} with every lone surrogate replaced by U+FFFD; the same object when it has none. */
    static String replaceLone(String text) {
        StringBuilder replaced = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (replaced == null) {
                replaced = new StringBuilder(text);
            }
            replaced.setCharAt(i, '\uFFFD');
        }
        return replaced == null ? text : replaced.toString();
    }
}
