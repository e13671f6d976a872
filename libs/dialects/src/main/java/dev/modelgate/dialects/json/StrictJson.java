package dev.modelgate.dialects.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Opens JSON texts for strict reading (RFC 8259, keys once) under limits. Safe for use by several threads. */
public final class StrictJson {
    public static final StrictJson DEFAULT = new StrictJson(JsonLimits.DEFAULT);

    private final JsonFactory factory;
    private final JsonMapper mapper;

    public StrictJson(JsonLimits limits) {
        factory = new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.nesting())
                        .maxNumberLength(limits.numberLength())
                        .maxStringLength(limits.stringLength())
                        .build())
                // Interning pays for a handful of keys and costs a global lock per new one.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // Bytes are UTF-8, even those that look like UTF-16 or UTF-32, or begin with a byte-order mark.
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .build();
        mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** A cursor over the characters from one offset up to another. Its offsets are the text's. The caller closes it. */
    public JsonCursor open(String text, int from, int to) {
        char[] characters = new char[to - from];
        text.getChars(from, to, characters, 0);
        return cursor(characters, 0, characters.length, from);
    }

    /** The same over an array, which is not copied. */
    JsonCursor open(char[] text, int from, int to) {
        return cursor(text, from, to - from, from);
    }

    private JsonCursor cursor(char[] text, int start, int length, int base) {
        try {
            return new JsonCursor(factory.createParser(text, start, length), base, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A cursor over bytes that are known to be UTF-8. Offsets of its errors count bytes. The caller closes it.
     *
     * @param mayHoldHalves whether there may be half of a surrogate pair, which UTF-8 can only hold as a backslash and a
     *     <code>u</code>
     */
    public JsonCursor open(byte[] utf8, int from, int length, boolean mayHoldHalves) {
        try {
            return new JsonCursor(factory.createParser(utf8, from, length), 0, mayHoldHalves);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The object that the text is, wholly. */
    public JsonObject object(String text) throws JsonException {
        try (JsonCursor cursor = open(text, 0, text.length())) {
            JsonToken first = cursor.next();
            if (first != JsonToken.START_OBJECT) {
                throw new JsonException(
                        JsonException.Kind.TYPE, 0, "This is not a JSON object but " + cursor.describe() + ".");
            }
            JsonObject object = cursor.object();
            cursor.expectEnd();
            return object;
        }
    }

    /** The canonical text of the one value of any type that the text is, wholly. */
    public String canonical(String text) throws JsonException {
        try (JsonCursor cursor = open(text, 0, text.length())) {
            if (cursor.next() == null) {
                throw new JsonException(JsonException.Kind.TRUNCATED, text.length(), "There is no JSON value.");
            }
            Utf8Builder out = new Utf8Builder(text.length() + 16);
            cursor.copy(out);
            cursor.expectEnd();
            return out.toString();
        }
    }

    List<JsonMember> members(JsonObject object) {
        List<JsonMember> members = new ArrayList<>();
        try (JsonCursor cursor = open(object.text(), 0, object.text().length())) {
            cursor.next();
            while (cursor.next() != JsonToken.END_OBJECT) {
                members.add(cursor.member());
            }
        } catch (JsonException e) {
            throw new IllegalStateException("A canonical text was not JSON: " + object, e);
        }
        return members;
    }

    ObjectNode tree(JsonObject object) {
        try (JsonParser parser = factory.createParser(object.text())) {
            return mapper.readTree(parser);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A canonical text was not JSON: " + object, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
