package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.cli.stack.Installation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ConvertCommandTest {
    private static final String CALL = """
            {"messages": [{"role": "user", "content": "Add 1 and 2."}, {"role": "assistant", "content": "", "tool_calls": \
            [{"type": "function", "function": {"name": "add", "arguments": {"a": 1, "b": 2}}}]}]}""";
    private static final String GREETING = """
            {"messages": [{"role": "user", "content": "Hello."}, {"role": "assistant", "content": "Hello!"}]}""";

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private CommandLine command;

    @BeforeEach
    void build() {
        command = Main.commandLine(new Installation(folder, folder.resolve("home")));
        command.setErr(new PrintWriter(err));
    }

    @Test
    void rowsAreWrittenInTheOtherDialectAndReported() throws IOException {
        // Given
        Path in = file("in.jsonl", CALL, GREETING);

        // When
        int status = convert(in, "out.jsonl", "--from openai --to mistral-v3 --report report.json --text text.jsonl");

        // Then
        assertThat(status).isZero();
        assertThat(Files.readAllLines(folder.resolve("out.jsonl")))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).startsWith("{\"messages\": ["));
        assertThat(Files.readString(folder.resolve("text.jsonl"))).contains("[TOOL_CALLS]");
        JsonNode report =
                new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        assertThat(report.path("rows").asInt()).isEqualTo(2);
        assertThat(report.path("converted").asInt()).isEqualTo(2);
        assertThat(report.path("calls").asInt()).isEqualTo(1);
        assertThat(report.path("findings").findValuesAsText("code")).contains("ends-with-call");
        assertThat(files()).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void aRefusedRowEndsWithStatus10AndIsFoundByItsLine() throws IOException {
        Path in = file("in.jsonl", GREETING, "{\"messages\": ");

        int status = convert(in, "out.jsonl", "--to openai --findings findings.jsonl");

        assertThat(status).isEqualTo(ExitStatus.FINDINGS);
        assertThat(Files.readAllLines(folder.resolve("out.jsonl"))).hasSize(1);
        JsonNode last = new ObjectMapper()
                .readTree(Files.readAllLines(folder.resolve("findings.jsonl")).getLast());
        assertThat(last.path("line").asInt()).isEqualTo(2);
        assertThat(last.path("code").asText()).isEqualTo("invalid-json");
        assertThat(last.path("severity").asText()).isEqualTo("error");
    }

    @Test
    void whatIsBelowTheSeverityToFailOnDoesNotFail() throws IOException {
        Path in = file("in.jsonl", GREETING, GREETING);

        assertThat(convert(in, "out.jsonl", "--to openai")).isZero();
        assertThat(convert(in, "out.jsonl", "--to openai --fail-on warning")).isEqualTo(ExitStatus.FINDINGS);
    }

    @Test
    void aCheckWritesNothing() throws IOException {
        Path in = file("in.jsonl", GREETING);
        Path out = file("out.jsonl", "as before");

        assertThat(convert(in, "out.jsonl", "--to openai --check")).isZero();

        assertThat(out).hasContent("as before");
        assertThat(files()).containsExactlyInAnyOrder("in.jsonl", "out.jsonl");
    }

    @Test
    void packedRowsAreUnpacked() throws IOException {
        Path in = folder.resolve("in.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(in))) {
            out.write((GREETING + "\n").getBytes());
        }

        assertThat(convert(in, "out.jsonl", "--to openai")).isZero();
        assertThat(Files.readAllLines(folder.resolve("out.jsonl"))).hasSize(1);
    }

    @Test
    void aFileThatIsNoGzipIsAFailureAndLeavesWhatWasThere() throws IOException {
        Path in = file("in.jsonl.gz", GREETING);
        Path out = file("out.jsonl", "as before");

        assertThat(convert(in, "out.jsonl", "--to openai")).isEqualTo(ExitStatus.FAILURE);

        assertThat(out).hasContent("as before");
        assertThat(files()).containsExactlyInAnyOrder("in.jsonl.gz", "out.jsonl");
    }

    @Test
    void aRowOfTheOtherSplitIsFound() throws IOException {
        Path in = file("valid.jsonl", GREETING);
        file("train.jsonl", CALL, GREETING);

        convert(in, "out.jsonl", "--to openai --findings findings.jsonl --other-split train.jsonl");

        assertThat(Files.readString(folder.resolve("findings.jsonl"))).contains("\"code\":\"row-in-both-splits\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "convert",
                "convert IN",
                "convert IN --to openai",
                "convert nowhere.jsonl out.jsonl --to openai",
                "convert FOLDER out.jsonl --to openai",
                "convert IN out.jsonl --to esperanto",
                "convert IN out.jsonl --to openai --from esperanto",
                "convert IN out.jsonl --to openai --fail-on never",
                "convert IN out.jsonl --to openai --bare-code execute_code",
                "convert IN out.jsonl --to openai --tokenizer FOLDER",
                "convert IN out.jsonl --to openai --threads 0",
                "convert IN out.jsonl --to openai --take 0",
                "convert IN nowhere/out.jsonl --to openai",
                "convert IN FOLDER --to openai"
            })
    void badUsageEndsWithStatus2AndASentence(String arguments) throws IOException {
        Path in = file("in.jsonl", GREETING);
        String named = arguments
                .replace("IN", in.toString())
                .replace("FOLDER", folder.toString())
                .replace("nowhere", folder.resolve("nowhere").toString());

        assertThat(command.execute(named.split(" "))).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString()).isNotBlank();
    }

    /** Files among the words are meant in the folder. */
    private int convert(Path in, String out, String options) {
        Stream<String> words = Stream.of(options.split(" "))
                .map(word -> word.endsWith(".json") || word.endsWith(".jsonl")
                        ? folder.resolve(word).toString()
                        : word);
        return command.execute(Stream.concat(
                        Stream.of("convert", in.toString(), folder.resolve(out).toString()), words)
                .toArray(String[]::new));
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
