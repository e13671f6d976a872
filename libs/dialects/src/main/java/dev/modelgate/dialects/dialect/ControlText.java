package dev.modelgate.dialects.dialect;

import java.util.List;

/** Finds in content what a tokenizer may take for a control token. */
public final class ControlText {
    private static final int ASCII = 128;

    private final List<String> tokens;
    private final String firstCharacters;

    /** Which characters a token has in second place: few texts need a look at the tokens themselves. */
    private final boolean[] second = new boolean[ASCII];

    /** @param tokens ASCII texts of at least two characters */
    public ControlText(List<String> tokens) {
        this.tokens = List.copyOf(tokens);
        StringBuilder first = new StringBuilder();
        for (String token : tokens) {
            if (first.indexOf(token.substring(0, 1)) < 0) {
                first.append(token.charAt(0));
            }
            second[token.charAt(1)] = true;
        }
        this.firstCharacters = first.toString();
    }

    /** The first control token in a text; null when there is none. */
    public String firstIn(String text) {
        String found = null;
        int earliest = text.length();
        for (int i = 0; i < firstCharacters.length(); i++) {
            int at = text.indexOf(firstCharacters.charAt(i));
            while (at >= 0 && at < earliest) {
                String token = tokenAt(text, at);
                if (token != null) {
                    found = token;
                    earliest = at;
                    break;
                }
                at = text.indexOf(firstCharacters.charAt(i), at + 1);
            }
        }
        return found;
    }

    private String tokenAt(String text, int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ASCII;
        if (next >= ASCII || !second[next]) {
            return null;
        }
        for (String token : tokens) {
            if (text.startsWith(token, at)) {
                return token;
            }
        }
        return null;
    }
}
