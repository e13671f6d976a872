package dev.modelgate.converter.dialect;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.modelgate.converter.ConverterResource;
import dev.modelgate.dialects.Dialects;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ConverterResource.class)
class DialectsResourceTest {
    @Test
    void everyDialectIsListedWithItsTokensAndLimits() {
        when().get("/dialects")
                .then()
                .statusCode(200)
                .body("name", equalTo(Dialects.names()))
                .body("find { it.name == 'mistral-v13' }.delimiters.text", hasItem("[TOOL_CALLS]"))
                .body("find { it.name == 'mistral-v3' }.capabilities.textBesideCalls", is(false))
                .body("find { it.name == 'mistral-v3' }.names", equalTo("[a-zA-Z0-9_-]{1,64}"));
    }
}
