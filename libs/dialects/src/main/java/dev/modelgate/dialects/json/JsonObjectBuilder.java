package dev.modelgate.dialects.json;

/** Puts a canonical object together, member by member. A key given twice is a mistake of the caller. */
public final class JsonObjectBuilder {
    private final Utf8Builder text = new Utf8Builder(256).append('{');
    private final KeysSeen keys = new KeysSeen();

    /** Adds a string. */
    public JsonObjectBuilder string(String key, String value) {
        key(key);
        text.quoted(value);
        return this;
    }

    /** Adds any JSON value, given as its canonical text. */
    JsonObjectBuilder canonical(String key, String value) {
        key(key);
        text.append(value);
        return this;
    }

    /**
     * Adds any JSON value.
     *
     * @throws JsonException when the text is not exactly one JSON value; nothing is added then
     */
    public JsonObjectBuilder json(String key, String value) throws JsonException {
        String canonical = StrictJson.DEFAULT.canonical(value);
        return canonical(key, canonical);
    }

    /** Whether this key was added before. */
    public boolean has(String key) {
        return keys.contains(key);
    }

    /** The object; nothing can be added after. */
    public JsonObject build() {
        return new JsonObject(text.append('}').toString());
    }

    private void key(String key) {
        boolean first = keys.isEmpty();
        if (!keys.add(key)) {
            throw new IllegalArgumentException(
                    "The key \"" + key + "\" was added before; a JSON object holds a key once.");
        }
        if (!first) {
            text.append(", ");
        }
        text.quoted(key);
        text.append(": ");
    }
}
