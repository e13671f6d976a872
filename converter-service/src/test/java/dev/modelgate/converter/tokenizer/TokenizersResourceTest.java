package dev.modelgate.converter.tokenizer;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.modelgate.converter.ConverterResource;
import dev.modelgate.worker.WorkerConfig;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ConverterResource.class)
class TokenizersResourceTest {
    private static final String ROW = """
            {"messages": [{"role": "system", "content": "S"}, {"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Yo"}]}
            """;

    @Inject
    WorkerConfig config;

    private Path folder;

    @BeforeEach
    void aModelWithATokenizer() throws IOException {
        folder = Files.createDirectories(config.modelsFolder().resolve("dossier"));
        Files.deleteIfExists(folder.resolve("tekken.json"));
        Files.writeString(
                folder.resolve("tokenizer.json"),
                SmallTokenizer.json(List.of("[TOOL_CALLS]", "[ARGS]", "[INST]", "[/INST]", "<s>", "</s>")));
    }

    private static ValidatableResponse probe(String body) {
        return given().contentType("application/json")
                .body(body)
                .when()
                .post("/tokenizers/probe")
                .then();
    }

    @Test
    void eachDelimiterComesWithIdsAndPiecesAndWhetherTheDialectUsesIt() {
        probe("""
                {"model": "dir:dossier", "dialect": "mistral-v13", "delimiters": ["[TOOL_CALLS]", "[/TOOL_CALLS]"]}""")
                .statusCode(200)
                .body("tokenizers", hasSize(1))
                .body("tokenizers[0].file", equalTo("tokenizer.json"))
                .body("tokenizers[0].delimiters[0].ids", equalTo(List.of(500)))
                .body("tokenizers[0].delimiters[0].single", is(true))
                .body("tokenizers[0].delimiters[0].usedByDialect", is(true))
                .body("tokenizers[0].delimiters[1].single", is(false))
                .body("tokenizers[0].delimiters[1].usedByDialect", is(false))
                .body("comparison", nullValue());
    }

    @Test
    void samplesGoIntoTokensAndBack() {
        probe("""
                {"model": "dir:dossier", "dialect": "mistral-v13", "samples": ["a", "é"]}""")
                .statusCode(200)
                .body("tokenizers[0].samples[0].same", is(true))
                .body("tokenizers[0].samples[0].ids", hasSize(1))
                .body("tokenizers[0].samples[1].same", is(false));
    }

    @Test
    void theRowsOfAConversionAreCounted() {
        // Given
        String id = given().body(ROW.repeat(2))
                .post("/conversions?to=openai")
                .jsonPath()
                .getString("id");
        // When
        probe("{\"model\": \"dir:dossier\", \"dialect\": \"mistral-v13\", \"tokenLimit\": 5, \"conversion\": \"" + id
                        + "\"}")
                // Then
                .statusCode(200)
                .body("tokenizers[0].rows.lengths.rows", is(2))
                .body("tokenizers[0].rows.over", is(2));
    }

    @Test
    void aReportHasTheLengthsInTokensWhenATokenizerIsNamed() {
        given().body(ROW)
                .post("/conversions?to=mistral-v13&tokenizer=dir:dossier&token-limit=5")
                .then()
                .statusCode(201)
                .body("tokens.rows", is(1))
                .body("tokenizer.file", equalTo("tokenizer.json"))
                .body("options.'token-limit'", is(5))
                .body("findings.code", hasItem("over-token-length"));
    }

    @Test
    void bothFilesOfAModelAreCompared() throws IOException {
        // Given
        Files.writeString(folder.resolve("tekken.json"), tekken());
        // When
        probe("""
                {"model": "dir:dossier", "dialect": "mistral-v13", "delimiters": ["[TOOL_CALLS]"], "samples": ["a"]}""")
                // Then
                .statusCode(200)
                .body("tokenizers.file", equalTo(List.of("tokenizer.json", "tekken.json")))
                .body("comparison.same", is(false))
                .body("comparison.differences[0].text", equalTo("[TOOL_CALLS]"))
                .body("comparison.differences[0].ids", equalTo(List.of(500)))
                .body("comparison.differences[0].otherIds", equalTo(List.of(1)));
    }

    /** All single bytes as vocabulary, two control tokens before them. */
    private static String tekken() {
        StringBuilder vocabulary = new StringBuilder();
        for (int rank = 0; rank < 256; rank++) {
            vocabulary
                    .append(rank == 0 ? "" : ", ")
                    .append("{\"rank\": ")
                    .append(rank)
                    .append(", \"token_bytes\": \"")
                    .append(Base64.getEncoder().encodeToString(new byte[] {(byte) rank}))
                    .append("\"}");
        }
        return "{\"config\": {\"pattern\": \"\\\\S+|\\\\s+\", \"default_vocab_size\": 258, \"default_num_special_tokens\": 2, "
                + "\"version\": \"v13\"}, \"special_tokens\": [{\"rank\": 0, \"token_str\": \"<s>\"}, {\"rank\": 1, "
                + "\"token_str\": \"[TOOL_CALLS]\"}], \"vocab\": [" + vocabulary + "]}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"model\": \"dir:../etc\", \"dialect\": \"openai\"} | 400 | is no model folder",
                "{\"model\": \"dir:..\", \"dialect\": \"openai\"} | 400 | is no model folder",
                "{\"model\": \"/etc\", \"dialect\": \"openai\"} | 400 | is no model",
                "{\"model\": \"dir:nowhere\", \"dialect\": \"openai\"} | 404 | There is no folder 'nowhere'",
                "{\"model\": \"dir:dossier\", \"dialect\": \"klingon\"} | 400 | There is no dialect",
                "{\"model\": \"dir:dossier\"} | 400 | 'model' and 'dialect'",
                "{\"model\": \"dir:dossier\", \"dialect\": \"openai\", \"conversion\": \"../x\"} | 400 | is no id of a conversion",
                "{\"model\": \"dir:dossier\", \"dialect\": \"openai\", \"conversion\": \"abc\"} | 404 | There is no conversion abc",
                "{\"model\": \"dir:dossier\", \"dialect\": \"openai\", \"samples\": [null]} | 400 | and no null",
                "{\"model\": \"dir:dossier\", \"dialect\": \"openai\", \"sample\": []} | 400 | The field 'sample' is not known",
            })
    void whatCannotBeProbedIsAProblem(String body, int status, String sentence) {
        probe(body).statusCode(status).contentType("application/problem+json").body("detail", containsString(sentence));
    }

    @Test
    void aModelWithoutATokenizerIsAProblem() throws IOException {
        Files.createDirectories(config.modelsFolder().resolve("bare"));
        probe("{\"model\": \"dir:bare\", \"dialect\": \"openai\"}")
                .statusCode(422)
                .body("detail", containsString("holds no tokenizer"));
    }
}
