package dev.modelgate.dialects.json;

/**
 * A text with JSON in several places. Its characters are copied once, however many values are read from it. For one thread,
 * under {@link JsonLimits#DEFAULT}.
 */
public final class JsonText {
    private final String text;
    private char[] characters;

    public JsonText(String text) {
        this.text = text;
    }

    /** A cursor over the characters from one offset up to another. Its offsets are the text's. The caller closes it. */
    public JsonCursor open(int from, int to) {
        if (characters == null) {
            characters = text.toCharArray();
        }
        return StrictJson.DEFAULT.open(characters, from, to);
    }
}
