package dev.modelgate.dialects.json;

/** A text is not the JSON that was asked for. The message is one sentence without the position. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong with a JSON text. */
    public enum Kind {
        /** Not JSON by RFC 8259. */
        SYNTAX,
        /** The text ends inside a value that is right so far. */
        TRUNCATED,
        /** An object holds a key twice. */
        DUPLICATE_KEY,
        /** A string holds half of a surrogate pair, which no UTF-8 text can. */
        LONE_SURROGATE,
        /** JSON, but of another type than was asked for. */
        TYPE,
        /** Deeper, or with longer numbers or strings, than the limits allow. */
        LIMIT
    }

    private final Kind kind;
    private final int at;

    public JsonException(Kind kind, int at, String message) {
        // These report on data, not on the program: a stack trace would cost more than the parsing.
        super(message, null, false, false);
        this.kind = kind;
        this.at = at;
    }

    public Kind kind() {
        return kind;
    }

    /** Where, as an offset in characters from the start of the text. */
    public int at() {
        return at;
    }
}
