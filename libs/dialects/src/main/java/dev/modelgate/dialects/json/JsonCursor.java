package dev.modelgate.dialects.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads one JSON text token by token, over Jackson's streaming parser, and copies values as canonical text. */
public final class JsonCursor implements AutoCloseable {
    private final JsonParser parser;

    /** What Jackson's offsets lack: it counts from the first character that it was given. */
    private final int base;

    /** Whether strings must be looked through for halves of surrogate pairs. */
    private final boolean mayHoldHalves;

    JsonCursor(JsonParser parser, int base, boolean mayHoldHalves) {
        this.parser = parser;
        this.base = base;
        this.mayHoldHalves = mayHoldHalves;
    }

    /** Moves to the next token; null at the end of the text. */
    public JsonToken next() throws JsonException {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw translate(e);
        }
    }

    /** The token that the cursor stands on. */
    public JsonToken token() {
        return parser.currentToken();
    }

    /** The key, the string, or the digits of the number that the cursor stands on. */
    public String text() throws JsonException {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw translate(e);
        }
    }

    /** The string that the cursor stands on, which must hold no half of a surrogate pair. */
    public String string() throws JsonException {
        return whole(text());
    }

    /** The same, without making a text anew that is one of a few usual ones. */
    public String string(List<String> usual) throws JsonException {
        try {
            char[] characters = parser.getTextCharacters();
            int offset = parser.getTextOffset();
            int length = parser.getTextLength();
            for (String text : usual) {
                if (text.length() == length && startsWith(characters, offset, text)) {
                    return text;
                }
            }
        } catch (IOException e) {
            throw translate(e);
        }
        return string();
    }

    private static boolean startsWith(char[] characters, int offset, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (characters[offset + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The offset after the token that the cursor stands on. */
    public int end() {
        return offset(parser.currentLocation());
    }

    /** The offset of the token that the cursor stands on. */
    public int start() {
        return offset(parser.currentTokenLocation());
    }

    /** The object that the cursor stands at the start of; the cursor then stands on its end. */
    public JsonObject object() throws JsonException {
        Utf8Builder out = new Utf8Builder(256);
        copy(out);
        return new JsonObject(out.toString());
    }

    /** The member whose key the cursor stands on; the cursor then stands on the last token of its value. */
    JsonMember member() throws JsonException {
        String key = text();
        JsonMember.Type type = switch (next()) {
            case VALUE_STRING -> JsonMember.Type.STRING;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonMember.Type.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> JsonMember.Type.BOOLEAN;
            case VALUE_NULL -> JsonMember.Type.NULL;
            case START_OBJECT -> JsonMember.Type.OBJECT;
            case START_ARRAY -> JsonMember.Type.LIST;
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("No value follows the key " + key + " but " + token());
        };
        if (type == JsonMember.Type.STRING) {
            return new JsonMember(key, type, text());
        }
        Utf8Builder value = new Utf8Builder(64);
        copy(value);
        return new JsonMember(key, type, value.toString());
    }

    /** Appends the canonical text of the value that the cursor stands on; the cursor then stands on its last token. */
    public void copy(Utf8Builder out) throws JsonException {
        try {
            copyValue(out);
        } catch (IOException e) {
            throw translate(e);
        }
    }

    /** Passes over the value that the cursor stands on, checking it as strictly as {@link #copy}. */
    public void skip() throws JsonException {
        copy(new Utf8Builder(64));
    }

    /** Makes sure that nothing but white space follows. */
    public void expectEnd() throws JsonException {
        if (next() != null) {
            throw new JsonException(
                    JsonException.Kind.SYNTAX, start(), "There is something after the end of the JSON value.");
        }
    }

    /** The value that the cursor stands on, as a noun for a sentence. */
    public String describe() {
        return switch (token()) {
            case null -> "nothing";
            case START_OBJECT, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "a list";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case FIELD_NAME -> "a key";
            case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "unreadable";
        };
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyValue(Utf8Builder out) throws IOException, JsonException {
        switch (parser.currentToken()) {
            case START_OBJECT -> copyObject(out);
            case START_ARRAY -> copyList(out);
            case VALUE_STRING -> out.quoted(whole(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
                out.append(parser.getText());
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("The cursor does not stand on a value but on " + parser.currentToken());
        }
    }

    private void copyObject(Utf8Builder out) throws IOException, JsonException {
        out.append('{');
        KeysSeen keys = new KeysSeen();
        String separator = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (!keys.add(key)) {
                throw new JsonException(
                        JsonException.Kind.DUPLICATE_KEY,
                        start(),
                        "The key \"" + key + "\" stands twice in one object.");
            }
            out.append(separator);
            out.quoted(whole(key));
            out.append(": ");
            parser.nextToken();
            copyValue(out);
            separator = ", ";
        }
        out.append('}');
    }

    private void copyList(Utf8Builder out) throws IOException, JsonException {
        out.append('[');
        String separator = "";
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            out.append(separator);
            copyValue(out);
            separator = ", ";
        }
        out.append(']');
    }

    private String whole(String value) throws JsonException {
        if (mayHoldHalves && Surrogates.firstLone(value) >= 0) {
            throw new JsonException(
                    JsonException.Kind.LONE_SURROGATE,
                    start(),
                    "A string holds half of a surrogate pair, which no UTF-8 text can.");
        }
        return value;
    }

    private int offset(com.fasterxml.jackson.core.JsonLocation location) {
        long chars = location.getCharOffset();
        return (int) (chars >= 0 ? chars : location.getByteOffset()) + base;
    }

    private JsonException translate(IOException e) {
        return switch (e) {
            case JsonEOFException eof ->
                new JsonException(JsonException.Kind.TRUNCATED, end(), "The text ends inside a JSON value.");
            case StreamConstraintsException limit ->
                new JsonException(JsonException.Kind.LIMIT, end(), sentence(limit.getOriginalMessage()));
            case CharConversionException encoding ->
                new JsonException(JsonException.Kind.SYNTAX, end(), "The text is not UTF-8.");
            case JsonProcessingException syntax ->
                new JsonException(
                        JsonException.Kind.SYNTAX,
                        syntax.getLocation() == null ? end() : offset(syntax.getLocation()),
                        sentence(syntax.getOriginalMessage()));
            default -> throw new UncheckedIOException(e);
        };
    }

    private static String sentence(String message) {
        int newline = message.indexOf('\n');
        String line = newline < 0 ? message : message.substring(0, newline);
        return line.endsWith(".") ? line : line + ".";
    }
}
