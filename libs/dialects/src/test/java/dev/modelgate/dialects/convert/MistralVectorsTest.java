package dev.modelgate.dialects.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.SharedData;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.finding.FindingCode;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class MistralVectorsTest {
    @Test
    void everyVectorIsRenderedByteForByteAndItsRowComesBackAsItWas() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        for (String line : Files.readAllLines(SharedData.file("vectors/mistral-wire.jsonl"))) {
            // Given
            JsonNode vector = mapper.readTree(line);
            String id = vector.get("id").asText();
            Dialect dialect = Dialects.named("mistral-" + vector.get("version").asText());

            // When
            Converted converted = Converted.of(
                    ConversionOptions.of(dialect, dialect),
                    vector.get("conversation").toString());

            // Then
            if (vector.has("error")) {
                assertThat(converted.report().refused()).as(id).isEqualTo(1);
                assertThat(converted.report().count(FindingCode.TARGET_CANNOT_SAY))
                        .as(id)
                        .isEqualTo(1);
                continue;
            }
            assertThat(converted.texts())
                    .as(id)
                    .containsExactly(vector.get("text").asText());
            JsonNode row = mapper.readTree(converted.rows().getFirst());
            assertThat(row.get("messages"))
                    .as(id)
                    .isEqualTo(vector.get("conversation").get("messages"));
            assertThat(row.path("tools").isMissingNode())
                    .as(id)
                    .isEqualTo(vector.get("conversation").get("tools").isNull());
        }
    }
}
