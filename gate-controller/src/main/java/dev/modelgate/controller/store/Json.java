package dev.modelgate.controller.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.modelgate.contracts.Wire;
import java.util.List;
import java.util.Map;

/**
 * JSON as it is stored: plain ASCII with escapes, so that a lone surrogate in a model's answer survives the database, which takes
 * only well-formed Unicode.
 */
public final class Json {
    private static final TypeReference<List<String>> SENTENCES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final ObjectWriter WRITER = Wire.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private Json() {}

    /** {@code value} as JSON, typed as {@code type} so that sealed types keep their tag. */
    public static <T> String write(Class<T> type, T value) {
        try {
            return WRITER.forType(type).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A " + type.getSimpleName() + " has no JSON form.", e);
        }
    }

    public static String write(List<String> sentences) {
        return writeUntyped(sentences);
    }

    public static String write(Map<String, String> texts) {
        return writeUntyped(texts);
    }

    /**
     * @throws IllegalStateException when what is stored is no {@code type}
     */
    public static <T> T read(Class<T> type, String json) {
        try {
            return Wire.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is stored is no " + type.getSimpleName() + ".", e);
        }
    }

    public static List<String> sentences(String json) {
        return readUntyped(SENTENCES, json);
    }

    public static Map<String, String> texts(String json) {
        return readUntyped(TEXTS, json);
    }

    private static String writeUntyped(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts always have a JSON form.", e);
        }
    }

    private static <T> T readUntyped(TypeReference<T> type, String json) {
        try {
            return Wire.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is stored is no " + type.getType() + ".", e);
        }
    }
}
