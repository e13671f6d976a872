package dev.modelgate.dialects.dialect;

import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
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

    /**
     * Notes that a turn to be written holds a control token of its target. A system turn is noted once: not again when it
     * was found to hold a tag.
     */
    public static void report(String token, Turn turn, int place, RowFindings findings) {
        if (turn instanceof Turn.System && findings.has(FindingCode.TAG_IN_SYSTEM_PROMPT)) {
            return;
        }
        findings.add(
                FindingCode.CONTROL_TEXT_IN_CONTENT,
                place,
                "The content holds " + token + ", which some tokenizers take for the control token.");
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
