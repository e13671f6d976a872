package dev.modelgate.converter.dataset;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.contracts.ToolSpec;
import dev.modelgate.converter.ConverterResource;
import dev.modelgate.testing.CommandDesk;
import dev.modelgate.worker.WorkerConfig;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ConverterResource.class)
class ConvertDatasetTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ToolSpec TOOL = new ToolSpec(
            "execute_code",
            "Runs Python.",
            JsonNodeFactory.instance.objectNode().put("type", "object"));

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    WorkerConfig config;

    private CommandDesk desk;

    @BeforeEach
    void connect() {
        desk = new CommandDesk(servers, null);
    }

    @AfterEach
    void disconnect() {
        desk.close();
    }

    /** A row in which the assistant calls {@code execute_code}; written by hand like the real ones. */
    private static String call(String question, String code) {
        return JSON.createObjectNode()
                .set(
                        "messages",
                        JSON.createArrayNode()
                                .add(turn("system", "You are Punie."))
                                .add(turn("user", question))
                                .add(turn(
                                        "assistant",
                                        "<tool_call><function=execute_code>\n<parameter=code>\n" + code
                                                + "\n</parameter>\n</function></tool_call>")))
                .toString();
    }

    private static JsonNode turn(String role, String content) {
        return JSON.createObjectNode().put("role", role).put("content", content);
    }

    private String data(String name, String... rows) throws IOException {
        Path file = config.dataFolder().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", rows) + (rows.length == 0 ? "" : "\n"));
        return name;
    }

    private CommandDesk.Run convert(String train, String valid, Integer trainRows) throws Exception {
        return desk.run(new Task.ConvertDataset(
                "test", train, valid, "qwen-xml", "mistral-v13", trainRows, null, List.of(TOOL)));
    }

    private static Artifact artifact(CommandDesk.Run report) {
        return ((Result.Completed) report.result()).artifact();
    }

    private static String failure(CommandDesk.Run report) {
        assertThat(report.result()).isInstanceOf(Result.WorkerFailed.class);
        Result.WorkerFailed failed = (Result.WorkerFailed) report.result();
        assertThat(failed.retryable()).isFalse();
        assertThat(failed.missing()).isFalse();
        return failed.reason();
    }

    @Test
    void rowsBecomeStructuredRowsWithToolsThatTheTrainingServiceCanFetch() throws Exception {
        // Given
        String train = data("plain/train.jsonl", call("one", "print(1)"), call("two", "  print(2)"));
        String valid = data("plain/valid.jsonl", call("three", "print(3)"));
        // When
        CommandDesk.Run report = convert(train, valid, null);
        // Then
        assertThat(artifact(report).kind()).isEqualTo(Artifact.Kind.DATASET);
        String rows = when().get("/datasets/" + artifact(report).key() + "/train.jsonl")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(rows.lines()).hasSize(2);
        JsonNode second = JSON.readTree(rows.lines().toList().get(1));
        JsonNode function = second.at("/messages/2/tool_calls/0/function");
        assertThat(function.path("name").asText()).isEqualTo("execute_code");
        assertThat(function.path("arguments").asText()).isEqualTo("{\"code\": \"  print(2)\"}");
        assertThat(second.at("/tools/0/function/name").asText()).isEqualTo("execute_code");
        assertThat(report.all(Fact.Converted.class))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.split()).isEqualTo("train");
                            assertThat(first.rowsIn()).isEqualTo(2);
                            assertThat(first.converted()).isEqualTo(2);
                        },
                        other -> assertThat(other.split()).isEqualTo("valid"));
        when().get("/datasets/" + artifact(report).key())
                .then()
                .body("files[0].rows", org.hamcrest.Matchers.is(2))
                .body(
                        "files[0].sha256",
                        org.hamcrest.Matchers.equalTo(
                                report.all(Fact.Converted.class).getFirst().sha256()));
    }

    @Test
    void whatIsNoOrdinaryRowIsAFindingOfItsSplitWithLines() throws Exception {
        // Given
        String row = call("again", "print(1)");
        String train = data("odd/train.jsonl", row, "{\"messages\": [", row);
        String valid = data("odd/valid.jsonl", row, call("other", "print(2)"));
        // When
        CommandDesk.Run report = convert(train, valid, null);
        // Then
        assertThat(report.all(Fact.Finding.class))
                .anySatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo("invalid-json");
                    assertThat(finding.split()).isEqualTo("train");
                    assertThat(finding.severity()).isEqualTo("error");
                    assertThat(finding.lines()).containsExactly(2L);
                })
                .anySatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo("duplicate-row");
                    assertThat(finding.lines()).containsExactly(3L);
                })
                .anySatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo("row-in-both-splits");
                    assertThat(finding.split()).isEqualTo("valid");
                    assertThat(finding.lines()).containsExactly(1L);
                });
        assertThat(report.all(Fact.Converted.class).getFirst())
                .satisfies(converted -> assertThat(converted.rowsIn())
                        .isEqualTo(converted.converted() + converted.refused())
                        .isEqualTo(3));
    }

    @Test
    void onlyTheFirstRowsAreTakenAndTheSameAgainIsAnsweredFromTheArtifact() throws Exception {
        // Given
        String train = data("first/train.jsonl", call("a", "1"), call("b", "2"), call("c", "3"));
        String valid = data("first/valid.jsonl", call("d", "4"));
        // When
        CommandDesk.Run first = convert(train, valid, 2);
        CommandDesk.Run second = convert(train, valid, 2);
        CommandDesk.Run more = convert(train, valid, 3);
        // Then
        assertThat(first.all(Fact.Converted.class).getFirst().converted()).isEqualTo(2);
        assertThat(second.result()).isEqualTo(new Result.Completed(artifact(first), true));
        assertThat(second.all(Fact.Converted.class)).isEqualTo(first.all(Fact.Converted.class));
        assertThat(artifact(more).key()).isNotEqualTo(artifact(first).key());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nowhere/train.jsonl | There is no file 'nowhere/train.jsonl' in the data folder",
                "../train.jsonl | '../train.jsonl' is no file of rows",
                "bad/empty.jsonl | 'bad/empty.jsonl' holds no row.",
                "bad/broken.jsonl | No row of 'bad/broken.jsonl' could be converted from qwen-xml to mistral-v13; all 1 were refused. Line 1:"
            })
    void rowsThatCannotBeHadAreToldInASentenceAndNotRetried(String train, String sentence) throws Exception {
        // Given
        data("bad/empty.jsonl");
        data("bad/broken.jsonl", "{");
        String valid = data("bad/valid.jsonl", call("x", "1"));
        // Then
        assertThat(failure(convert(train, valid, null))).contains(sentence);
    }

    @Test
    void anUnknownDialectIsToldWithThoseThatThereAre() throws Exception {
        String rows = data("dialect/rows.jsonl", call("x", "1"));
        CommandDesk.Run report =
                desk.run(new Task.ConvertDataset("test", rows, rows, "klingon", "mistral-v13", null, null, List.of()));
        assertThat(failure(report)).contains("klingon").contains("qwen-xml");
    }

    @ParameterizedTest
    @CsvSource({"mistral-v13", "plan-literal"})
    void everyRealRowIsConvertedOrRefusedWithAFinding(String target) throws Exception {
        // Given
        Path real = Path.of(System.getProperty("modelgate.root"), "../shared/data/phase27/train.jsonl");
        assumeThat(real).as("the real rows lie beside the repository").exists();
        List<String> rows = Files.readAllLines(real);
        String train = data("phase27/train.jsonl", rows.toArray(String[]::new));
        String valid = data("phase27/valid.jsonl", rows.subList(0, 10).toArray(String[]::new));
        // When
        CommandDesk.Run report = desk.run(
                new Task.ConvertDataset("phase27", train, valid, "qwen-xml", target, null, null, List.of(TOOL)));
        // Then
        Fact.Converted converted = report.all(Fact.Converted.class).getFirst();
        assertThat(converted.rowsIn()).isEqualTo(993);
        assertThat(converted.converted() + converted.refused()).isEqualTo(993);
        long errors = report.all(Fact.Finding.class).stream()
                .filter(finding ->
                        finding.split().equals("train") && finding.severity().equals("error"))
                .mapToLong(Fact.Finding::count)
                .sum();
        assertThat(errors).isGreaterThanOrEqualTo(converted.refused());
        assertThat(report.all(Fact.Finding.class))
                .extracting(Fact.Finding::code)
                .contains("duplicate-row", "ends-with-call", "text-before-call", "call-in-fence", "row-in-both-splits");
    }
}
