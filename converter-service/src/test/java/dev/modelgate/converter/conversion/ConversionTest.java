package dev.modelgate.converter.conversion;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import dev.modelgate.converter.ConverterResource;
import dev.modelgate.worker.WorkerConfig;
import dev.modelgate.worker.artifact.Digests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ConverterResource.class)
class ConversionTest {
    @Inject
    WorkerConfig config;

    @AfterEach
    void nothingUnfinishedIsLeft() throws IOException {
        assertThat(Rows.stages(config)).isEmpty();
    }

    private static Response convert(String query, String body) {
        return given().urlEncodingEnabled(false)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .when()
                .post("/conversions?" + query);
    }

    private static String id(Response response) {
        return response.jsonPath().getString("id");
    }

    @Test
    void rowsComeBackInTheOtherDialectWithAReport() {
        // When
        Response response = convert("from=qwen-xml&to=mistral-v13", Rows.WITH_CALL + Rows.BROKEN + Rows.DIRECT);
        // Then
        response.then()
                .statusCode(201)
                .header("Location", endsWith("/conversions/" + id(response)))
                .body("rows", is(3))
                .body("converted", is(2))
                .body("refused", is(1))
                .body("calls", is(1))
                .body("findings.code", hasItems("invalid-json"))
                .body("findings.find { it.code == 'invalid-json' }.first[0].line", is(2))
                .body("inputSha256", equalTo(sha256(Rows.WITH_CALL + Rows.BROKEN + Rows.DIRECT)));
        String rows = when().get("/conversions/" + id(response) + "/rows").asString();
        assertThat(rows.lines()).hasSize(2).first().asString().contains("\"tool_calls\"", "read_file");
        response.then()
                .body("files.rows.sha256", equalTo(sha256(rows)))
                .body("files.rows.bytes", is(rows.length()))
                .body("files.rows.lines", is(2));
        assertThat(when().get("/conversions/" + id(response) + "/text")
                        .asString()
                        .lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"text\": \"<s>")
                .contains("[TOOL_CALLS]read_file[ARGS]");
        assertThat(when().get("/conversions/" + id(response) + "/findings")
                        .asString()
                        .lines())
                .anyMatch(line -> line.contains("\"line\":2") && line.contains("\"code\":\"invalid-json\""));
    }

    @Test
    void theSameInputAndOptionsGiveTheSameIdAndOtherOptionsAnother() {
        Response first = convert("from=qwen-xml&to=mistral-v11", Rows.WITH_CALL + Rows.DIRECT);
        Response again = convert("to=mistral-v11&from=qwen-xml&form=structured", Rows.WITH_CALL + Rows.DIRECT);
        Response other = convert("from=qwen-xml&to=mistral-v7", Rows.WITH_CALL + Rows.DIRECT);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(other.statusCode()).isEqualTo(201);
        assertThat(id(other)).isNotEqualTo(id(first));
    }

    @Test
    void aBodyAsGzipGivesTheSameResultAsTheBodyItself() throws IOException {
        String body = Rows.WITH_CALL + Rows.DIRECT + Rows.DIRECT;
        Response plain = convert("to=mistral-v3&text-beside-calls=drop", body);
        Response zipped = given().header("Content-Encoding", "gzip")
                .body(gzip(body))
                .when()
                .post("/conversions?to=mistral-v3&text-beside-calls=drop");
        assertThat(zipped.statusCode()).isEqualTo(200);
        assertThat(id(zipped)).isEqualTo(id(plain));
    }

    @Test
    void aGzipOfSeveralMembersIsReadToItsEnd() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(gzip(Rows.WITH_CALL));
        body.write(gzip(Rows.DIRECT));
        given().header("Content-Encoding", "gzip")
                .body(body.toByteArray())
                .when()
                .post("/conversions?to=qwen-hermes")
                .then()
                .statusCode(201)
                .body("rows", is(2));
    }

    @Test
    void theOptionsOfTheLibraryAreParameters() {
        // Given
        String rows = Rows.WITHOUT_SYSTEM + Rows.WITH_CALL + Rows.WITH_CALL;
        // When
        Response response = convert(
                "from=qwen-xml&to=mistral-v13&leading-system=Be%20brief.&row-per-assistant-turn=true&take=2&form=text&text=false",
                rows);
        // Then
        response.then()
                .statusCode(201)
                .body("rows", is(2))
                .body("written", is(3))
                .body("options.'leading-system'", equalTo("Be brief."))
                .body("options.take", is(2))
                .body("findings.code", hasItems("system-turn-added"))
                .body("files.text", nullValue());
        assertThat(when().get("/conversions/" + id(response) + "/rows")
                        .asString()
                        .lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("{\"text\": \"<s>[SYSTEM_PROMPT]Be brief.[/SYSTEM_PROMPT]");
        when().get("/conversions/" + id(response) + "/text")
                .then()
                .statusCode(404)
                .body("detail", containsString("text=false"));
    }

    @Test
    void moreRefusedRowsThanTheCallerAllowsAreAProblemWithTheLine() {
        convert("to=openai&refused-limit=1", Rows.BROKEN + Rows.DIRECT + Rows.BROKEN)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("title", equalTo("Unprocessable Content"))
                .body("line", is(3));
        convert("to=openai&refused-limit=2", Rows.BROKEN + Rows.DIRECT + Rows.BROKEN)
                .then()
                .statusCode(201);
    }

    @Test
    void everyParameterThatIsNotUnderstoodIsNamed() {
        convert("form=klingon&tto=openai&take=0&bare-code-tool=run&token-limit=3&tokenizer=dir:..%2Fetc", Rows.DIRECT)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("parameters.name", hasItems("to", "tto", "form", "take", "bare-code-parameter", "tokenizer"))
                .body("parameters.find { it.name == 'form' }.detail", containsString("structured, text"))
                .body("detail", containsString("There is no parameter 'tto'."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF"})
    void aBodyWithoutARowIsAConversionOfNothing(String body) {
        convert("to=openai&take=7", body)
                .then()
                .statusCode(oneOf(200, 201))
                .body("rows", is(0))
                .body("findings.code", hasItems("empty-file"));
    }

    @Test
    void aTokenizerThatIsNotThereIsAProblemThatNamesNoPathOfTheService() {
        convert("to=openai&tokenizer=dir:nowhere", Rows.DIRECT)
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no folder 'nowhere' in the models folder."));
    }

    @Test
    void aRowThatStandsInTheOtherSplitTooIsAFinding() {
        // Given
        String train = id(convert("to=openai", Rows.WITHOUT_SYSTEM + Rows.WITH_CALL));
        // When
        Response valid = convert("to=openai&other-split=" + train, Rows.DIRECT + Rows.WITH_CALL);
        // Then
        valid.then()
                .statusCode(201)
                .body("findings.find { it.code == 'row-in-both-splits' }.first.line", equalTo(List.of(2)))
                .body(
                        "findings.find { it.code == 'row-in-both-splits' }.first[0].message",
                        containsString("line 2 of the other split"));
        convert("to=openai&other-split=nothing", Rows.DIRECT)
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no conversion nothing."));
    }

    @Test
    void twoThatGiveTheSameResultAtOnceBothEndWell() {
        List<Integer> statuses = Stream.of(1, 2)
                .parallel()
                .map(i -> convert("to=qwen-xml&take=1000", Rows.DIRECT.repeat(3000))
                        .statusCode())
                .toList();
        assertThat(statuses).isSubsetOf(200, 201);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String sha256(String text) {
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
