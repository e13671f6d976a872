package dev.modelgate.worker.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Names an artifact by everything that went into it, so that the same step asked for again finds it.
 *
 * @param value SHA-256, in hexadecimal, of the description as JSON with sorted keys and without blanks
 * @param description what went in, by name; kept in the manifest for whoever wonders
 */
public record ArtifactKey(String value, JsonNode description) {
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /** @param ingredients records, maps, texts and numbers: whatever has a JSON form */
    public static ArtifactKey of(Map<String, ?> ingredients) {
        try {
            String canonical = CANONICAL.writeValueAsString(ingredients);
            return new ArtifactKey(
                    Digests.sha256(canonical.getBytes(StandardCharsets.UTF_8)), CANONICAL.readTree(canonical));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The ingredients of an artifact have no JSON form.", e);
        }
    }
}
