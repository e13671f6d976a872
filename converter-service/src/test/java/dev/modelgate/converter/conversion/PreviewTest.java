package dev.modelgate.converter.conversion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.modelgate.converter.ConverterResource;
import dev.modelgate.worker.WorkerConfig;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ConverterResource.class)
class PreviewTest {
    @Inject
    WorkerConfig config;

    @Test
    void theFirstLinesAreShownBeforeAndAfterWithTheFindingsOfEach() {
        given().body(Rows.WITH_CALL + "\n" + Rows.BROKEN + Rows.DIRECT)
                .when()
                .post("/conversions/preview?from=qwen-xml&to=mistral-v13&lines=3")
                .then()
                .statusCode(200)
                .body("lines.line", equalTo(List.of(1, 2, 3)))
                .body("lines[0].before", equalTo(Rows.WITH_CALL.strip()))
                .body("lines[0].after[0]", startsWith("{\"messages\": ["))
                .body("lines[0].text[0]", startsWith("{\"text\": \"<s>"))
                .body("lines[0].findings.code", hasItem("text-before-call"))
                .body("lines[1].findings.code", hasItem("blank-line"))
                .body("lines[2].after", empty())
                .body("lines[2].findings.code", hasItem("invalid-json"));
    }

    @Test
    void fiveLinesAreShownUnlessToldOtherwiseAndNothingIsKept() throws Exception {
        String other = Rows.DIRECT.replace("Hello.", "Only for a preview.");
        given().body(other.repeat(8))
                .when()
                .post("/conversions/preview?to=openai")
                .then()
                .statusCode(200)
                .body("lines", hasSize(5))
                .body("lines[4].findings.code", hasItem("duplicate-row"));
        assertThat(Rows.stages(config)).isEmpty();
        try (var files = Files.walk(config.home().resolve("conversions"))) {
            assertThat(files.filter(file -> file.endsWith("rows.jsonl")))
                    .noneMatch(file -> read(file).contains("Only for a preview."));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void moreLinesThanAllowedAreAProblem() {
        given().body(Rows.DIRECT)
                .when()
                .post("/conversions/preview?to=openai&lines=101")
                .then()
                .statusCode(400)
                .body("parameters[0].name", is("lines"));
    }

    @Test
    void aLineBeyondTheLimitIsAProblemWithItsNumber() {
        given().body(Rows.DIRECT + "x".repeat(30_000))
                .when()
                .post("/conversions/preview?to=openai")
                .then()
                .statusCode(413)
                .body("line", is(2));
    }
}
