package dev.modelgate.converter.dialect;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.modelgate.converter.ConverterResource;
import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.dialect.Dialect;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(ConverterResource.class)
class DialectsResourceTest {
    static List<Dialect> dialects() {
        return Dialects.all();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void theCallOfAnExampleIsFoundInItsAnswer(Dialect dialect) {
        // Given
        String answer = when().get("/dialects")
                .jsonPath()
                .getString("find { it.name == '" + dialect.name() + "' }.examples.call.answer");
        // When
        given().contentType("application/json")
                .body(Map.of("dialect", dialect.name(), "text", answer))
                .when()
                .post("/tool-calls/parse")
                // Then
                .then()
                .statusCode(200)
                .body("calls.name", equalTo(List.of("read_file")))
                .body("calls[0].arguments.path", equalTo("a.py"))
                .body("text", equalTo(""))
                .body("errors", empty());
    }

    @Test
    void everyDialectIsListedWithItsTokensAndLimits() {
        when().get("/dialects")
                .then()
                .statusCode(200)
                .body("name", equalTo(Dialects.names()))
                .body("find { it.name == 'mistral-v13' }.delimiters.text", hasItem("[TOOL_CALLS]"))
                .body("find { it.name == 'mistral-v3' }.capabilities.textBesideCalls", is(false))
                .body(
                        "find { it.name == 'mistral-v13' }.examples.system.text",
                        startsWith("<s>[SYSTEM_PROMPT]You help."))
                .body(
                        "find { it.name == 'mistral-v13' }.examples.result.text",
                        containsString("[TOOL_RESULTS]print(1)"))
                .body("find { it.name == 'openai' }.examples.result.row.messages[2].role", equalTo("tool"))
                .body("find { it.name == 'mistral-v3' }.names", equalTo("[a-zA-Z0-9_-]{1,64}"));
    }
}
