package dev.modelgate.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** The JSON form of everything in this package. */
public final class Wire {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Wire() {}

    /** The mapper; shared, not to be configured further. Unknown fields are ignored, so that fields can be added. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** {@code message} as JSON text. */
    public static String write(Object message) {
        try {
            return MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A " + message.getClass().getSimpleName() + " has no JSON form.", e);
        }
    }

    /**
     * Reads a message.
     *
     * @throws UnreadableMessageException with one sentence, for any bytes that are no {@code type}
     */
    public static <T> T read(byte[] json, Class<T> type) throws UnreadableMessageException {
        try {
            T message = MAPPER.readValue(json, type);
            if (message == null) {
                throw new UnreadableMessageException("The message is null, not a " + type.getSimpleName() + ".", null);
            }
            return message;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableMessageException(
                    "The message is no " + type.getSimpleName() + ": " + firstLine(e.getMessage()), e);
        }
    }

    private static String firstLine(String message) {
        return message == null ? "no detail" : message.lines().findFirst().orElse("no detail");
    }
}
