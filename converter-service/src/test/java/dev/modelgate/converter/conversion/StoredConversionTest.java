package dev.modelgate.converter.conversion;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.modelgate.converter.ConverterResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ConverterResource.class)
class StoredConversionTest {
    private static Response convert(String query) {
        return given().body(Rows.WITH_CALL).when().post("/conversions?" + query);
    }

    private static String id(Response response) {
        return response.jsonPath().getString("id");
    }

    @Test
    void theReportIsThereUnderItsIdAsItWasGiven() {
        Response response = convert("to=openai");
        String again = when().get("/conversions/" + id(response))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(again).isEqualTo(response.asString());
    }

    @ParameterizedTest
    @CsvSource({
        "/conversions/" + "0000000000000000000000000000000000000000000000000000000000000000, 404",
        "/conversions/nothing/rows, 404",
        "/conversions/..%2F..%2Fetc, 400",
        "/conversions/.tmp/rows, 400",
        "/conversions/%2e%2e/rows, 404",
        "/conversions/a%00b/findings, 400"
    })
    void whatIsNotThereIsAProblem(String path, int status) {
        given().urlEncodingEnabled(false)
                .when()
                .get(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", is(status));
    }

    @Test
    void aResultIsFetchedByRangesThatHoldOnlyForWhatItIs() {
        // Given
        String rows = "/conversions/" + id(convert("to=qwen-xml")) + "/rows";
        Response whole = when().get(rows);
        String tag = whole.header("ETag");
        // Then
        given().header("Range", "bytes=10-19")
                .header("If-Range", tag)
                .when()
                .get(rows)
                .then()
                .statusCode(206)
                .header("Content-Range", equalTo("bytes 10-19/" + whole.asByteArray().length))
                .body(equalTo(whole.asString().substring(10, 20)));
        given().header("Range", "bytes=10-19")
                .header("If-Range", "\"another\"")
                .when()
                .get(rows)
                .then()
                .statusCode(200)
                .body(equalTo(whole.asString()));
        given().header("Range", "bytes=100000-")
                .when()
                .get(rows)
                .then()
                .statusCode(416)
                .header("Content-Range", equalTo("bytes */" + whole.asByteArray().length));
        given().header("If-None-Match", tag).when().get(rows).then().statusCode(304);
        when().head(rows)
                .then()
                .statusCode(200)
                .header("ETag", equalTo(tag))
                .header("Accept-Ranges", equalTo("bytes"))
                .header("Content-Length", equalTo(String.valueOf(whole.asByteArray().length)));
    }
}
