package dev.modelgate.dialects.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A JSON object that keeps everything that was written: the order of keys, the digits of every number (integers above
 * 2^53 too), every character of every string. It is held as its canonical text, which is the text of Python's
 * <code>json.dumps(…, ensure_ascii=False)</code>: <code>", "</code> and <code>": "</code> between, no escaped slash, no
 * escaped printable character. Two objects are equal when their canonical texts are.
 */
public final class JsonObject {
    public static final JsonObject EMPTY = new JsonObject("{}");

    private final String text;

    /** The text must be canonical; only this package can promise that. */
    JsonObject(String text) {
        this.text = text;
    }

    /**
     * Reads one JSON object strictly (RFC 8259; a repeated key, <code>NaN</code>, a comment or anything after the object
     * is an error), under {@link JsonLimits#DEFAULT}.
     */
    public static JsonObject parse(String text) throws JsonException {
        return StrictJson.DEFAULT.object(text);
    }

    /** An object of strings, in the order of the map: what dialects without types give as arguments. */
    public static JsonObject ofStrings(Map<String, String> members) {
        JsonObjectBuilder builder = new JsonObjectBuilder();
        members.forEach(builder::string);
        return builder.build();
    }

    /** The canonical text. */
    public String text() {
        return text;
    }

    /** The members, in their order. */
    public List<JsonMember> members() {
        return StrictJson.DEFAULT.members(this);
    }

    /** A new tree of the object; integers of any size and decimal fractions are exact in it. */
    public ObjectNode tree() {
        return StrictJson.DEFAULT.tree(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
