package dev.modelgate.dialects.json;

/**
 * One member of an object.
 *
 * @param key the key
 * @param type the type of the value
 * @param text the characters of a string; the canonical text of any other value
 */
public record JsonMember(String key, Type type, String text) {
    /** The type of a value. */
    public enum Type {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL,
        OBJECT,
        LIST
    }

    /** The value that is an object. A mistake of the caller when it is another. */
    public JsonObject object() {
        if (type != Type.OBJECT) {
            throw new IllegalStateException("The member \"" + key + "\" is no object.");
        }
        return new JsonObject(text);
    }
}
