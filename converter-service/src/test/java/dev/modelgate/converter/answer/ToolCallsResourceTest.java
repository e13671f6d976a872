package dev.modelgate.converter.answer;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.modelgate.converter.ConverterResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ConverterResource.class)
class ToolCallsResourceTest {
    private static ValidatableResponse parse(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/tool-calls/parse")
                .then();
    }

    @Test
    void theCallsOfAnAnswerComeWithTheTextBesideThem() {
        parse("""
                {"dialect": "mistral-v13", "text": "Looking.[TOOL_CALLS]read_file[ARGS]{\\"path\\": \\"é.py\\"}</s>"}""")
                .statusCode(200)
                .body("calls.size()", is(1))
                .body("calls[0].name", equalTo("read_file"))
                .body("calls[0].arguments.path", equalTo("é.py"))
                .body("text", equalTo("Looking."))
                .body("errors", empty());
    }

    @Test
    void aTruncatedCallIsAnErrorWithItsPlaceAndNoCall() {
        parse("""
                {"dialect": "mistral-v13", "text": "[TOOL_CALLS]read_file[ARGS]{\\"path\\": "}""").statusCode(200).body("calls", empty()).body("errors[0].code", equalTo("truncated"));
    }

    @Test
    void everyDigitOfAnArgumentSurvives() {
        String body = parse("""
                {"dialect": "mistral-v13", "text": "[TOOL_CALLS]f[ARGS]{\\"n\\": 12345678901234567890123, \\"x\\": 1.10}"}""").statusCode(200).extract().asString();
        org.assertj.core.api.Assertions.assertThat(body).contains("12345678901234567890123", "1.10");
    }

    @Test
    void aListGivesAListInTheSameOrder() {
        parse("""
                [{"dialect": "mistral-v13", "text": "Hello."},
                 {"dialect": "qwen-xml", "text": "<tool_call><function=f></function></tool_call>"}]""")
                .statusCode(200)
                .body("size()", is(2))
                .body("[0].text", equalTo("Hello."))
                .body("[1].calls[0].name", equalTo("f"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"dialect\": \"klingon\", \"text\": \"\"} | There is no dialect \"klingon\"",
                "{\"dialect\": \"mistral-v13\"} | The body lacks 'text'.",
                "{\"text\": \"\"} | The body lacks 'dialect'.",
                "[{\"dialect\": \"mistral-v13\", \"text\": \"\"}, 3] | Answer 1 of the list is no object",
                "{\"dialect\": \"mistral-v13\", \"text\": \"\", \"txet\": 1} | The field 'txet' is not known",
                "{\"dialect\": \"mistral-v13\", \"text\": \"\", \"tools\": [{}]} | A tool has no name.",
                "{\"dialect\": | The body is not the JSON that is expected",
                "`` | The body is no object"
            })
    void whatCannotBeParsedIsAProblem(String body, String sentence) {
        parse(body == null ? "" : body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(sentence));
    }

    @Test
    void moreThanTheLimitsIsAProblemAndTheConnectionStaysHealthy() {
        parse("[" + "{},".repeat(1000) + "{}]").statusCode(413).body("detail", containsString("at most 1000"));
        parse("{\"dialect\": \"mistral-v13\", \"text\": \"" + "x".repeat(1_000_001) + "\"}")
                .statusCode(413)
                .body("detail", containsString("at most 1000000"));
        parse("{\"dialect\": \"mistral-v13\", \"text\": \"x\"}").statusCode(200);
    }
}
