package dev.modelgate.dialects.dialect;

/** Which names functions may have. */
public enum NameRule {
    /** <code>[a-zA-Z0-9_-]{1,64}</code>: OpenAI's and Mistral's rule. */
    WORD_OR_DASH_64("[a-zA-Z0-9_-]{1,64}", 64, "-"),

    /** Letters, digits and <code>_ - .</code>, at most 128: what a tag of Qwen's may hold without being torn. */
    WORD_DASH_DOT_128("[a-zA-Z0-9_.-]{1,128}", 128, "-.");

    private final String pattern;
    private final int longest;
    private final String alsoAllowed;

    NameRule(String pattern, int longest, String alsoAllowed) {
        this.pattern = pattern;
        this.longest = longest;
        this.alsoAllowed = alsoAllowed;
    }

    /** The rule as a regular expression, for people. */
    public String pattern() {
        return pattern;
    }

    /** Whether a name keeps the rule. */
    public boolean allows(String name) {
        if (name.isEmpty() || name.length() > longest) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (!allows(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a character may stand in a name. */
    public boolean allows(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || alsoAllowed.indexOf(c) >= 0;
    }
}
