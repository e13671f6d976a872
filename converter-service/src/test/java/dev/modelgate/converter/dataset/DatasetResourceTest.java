package dev.modelgate.converter.dataset;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.Fact;
import dev.modelgate.converter.ConverterResource;
import dev.modelgate.worker.artifact.ArtifactKey;
import dev.modelgate.worker.artifact.ArtifactStore;
import dev.modelgate.worker.artifact.Digests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ConverterResource.class)
class DatasetResourceTest {
    private static final String ROWS = "{\"row\": 1}\n{\"row\": 2}\n";
    private static final String DIGEST = Digests.sha256(ROWS.getBytes(StandardCharsets.UTF_8));

    @Inject
    ArtifactStore artifacts;

    private String key;

    @BeforeEach
    void storeADataset() throws Exception {
        ArtifactKey made = ArtifactKey.of(Map.of("test", "dataset"));
        key = made.value();
        if (artifacts.find(key).isEmpty()) {
            artifacts.make(Artifact.Kind.DATASET, made, folder -> {
                Files.writeString(folder.resolve("train.jsonl"), ROWS);
                return List.of(new Fact.Converted("train", 3, 2, 1, DIGEST));
            });
        }
    }

    @Test
    void theManifestNamesEachFileWithDigestSizeAndRows() {
        when().get("/datasets/" + key)
                .then()
                .statusCode(200)
                .body("key", equalTo(key))
                .body("files.size()", is(1))
                .body("files[0].name", equalTo("train.jsonl"))
                .body("files[0].sha256", equalTo(DIGEST))
                .body("files[0].bytes", is(ROWS.length()))
                .body("files[0].rows", is(2));
    }

    @Test
    void theRowsComeWithTheirDigestAsEntityTag() {
        String body = when().get("/datasets/" + key + "/train.jsonl")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"" + DIGEST + "\""))
                .header("Accept-Ranges", equalTo("bytes"))
                .header("Content-Type", containsString("application/jsonl"))
                .extract()
                .asString();
        assertThat(body).isEqualTo(ROWS);
    }

    @Test
    void rowsThatTheCallerHasAreNotSentAgain() {
        given().header("If-None-Match", "\"" + DIGEST + "\"")
                .when()
                .get("/datasets/" + key + "/train.jsonl")
                .then()
                .statusCode(304);
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-3,0,4", "bytes=11-,11,22", "bytes=-5,17,22", "bytes=20-400,20,22"})
    void aRangeIsHonoured(String range, int from, int to) {
        String body = given().header("Range", range)
                .when()
                .get("/datasets/" + key + "/train.jsonl")
                .then()
                .statusCode(206)
                .header("Content-Range", equalTo("bytes " + from + "-" + (to - 1) + "/22"))
                .extract()
                .asString();
        assertThat(body).isEqualTo(ROWS.substring(from, to));
    }

    @Test
    void aRangeAfterTheEndIsAProblem() {
        given().header("Range", "bytes=22-")
                .when()
                .get("/datasets/" + key + "/train.jsonl")
                .then()
                .statusCode(416)
                .contentType("application/problem+json")
                .body("detail", containsString("has 22 bytes"));
    }

    @ParameterizedTest
    @CsvSource({
        "/datasets/nothing-there, 404, There is no dataset nothing-there.",
        "/datasets/..%2F..%2Fetc, 400, The key of a dataset",
        "/datasets/%2e%2e/train.jsonl, 404, There is nothing at this address",
        "/datasets/nothing-there/train.jsonl, 404, There is no dataset nothing-there.",
        "/nowhere, 404, There is nothing at this address"
    })
    void whatIsNotThereIsAProblem(String path, int status, String sentence) {
        given().urlEncodingEnabled(false)
                .when()
                .get(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", is(status))
                .body("detail", containsString(sentence));
    }

    @Test
    void aSplitThatADatasetLacksIsAProblem() {
        when().get("/datasets/" + key + "/valid.jsonl")
                .then()
                .statusCode(404)
                .body("detail", containsString("has no valid.jsonl"));
    }

    @Test
    void theServiceDescribesItselfAndIsReady() {
        when().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/datasets/{key}'.get", is(org.hamcrest.Matchers.notNullValue()));
        when().get("/q/health/ready").then().statusCode(200);
        when().get("/q/health/live").then().statusCode(200);
    }
}
