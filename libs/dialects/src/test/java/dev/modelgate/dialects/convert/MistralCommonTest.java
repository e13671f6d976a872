package dev.modelgate.dialects.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Asks Mistral's own library, in an environment of its own; skipped where that cannot be installed. */
@TestInstance(Lifecycle.PER_CLASS)
class MistralCommonTest {
    private static final int CANNOT_BE_MADE_HERE = 77;

    private final Path checks = Path.of(System.getProperty("modelgate.root", "../.."), "libs", "dialects", "checks")
            .toAbsolutePath();

    private String python;

    @TempDir
    private Path folder;

    /** @param output what was written to both streams */
    private record Ended(int status, String output) {}

    @BeforeAll
    void makeTheEnvironment() throws Exception {
        Ended made = run(List.of("sh", checks.resolve("environment.sh").toString()));
        assumeTrue(made.status() != CANNOT_BE_MADE_HERE, () -> "Skipped: " + made.output());
        assertThat(made.status()).as(made.output()).isZero();
        python = made.output().lines().reduce((before, last) -> last).orElseThrow();
    }

    @Test
    void acceptsAllRealRowsForFineTuningAndRendersTheSameText() throws Exception {
        byte[] real = Files.readAllBytes(SharedData.file("data/phase27/train.jsonl"));
        String counts = check(
                Converted.of(ConversionOptions.of(Dialects.named("qwen-xml"), Dialects.named("mistral-v13")), real));
        assertThat(counts).contains("993 rows with 773 calls accepted, 0 refused; 993 rendered the same, 0 not");
    }

    @Test
    void acceptsWhatIsEasilyLost() throws Exception {
        String rows = """
                {"messages": [{"role": "user", "content": "  é😀\\t\\n [INST] "}, {"role": "assistant", "content": "", \
                "tool_calls": [{"id": "call_1", "type": "function", "function": {"name": "read-file", "arguments": \
                {"n": 9007199254740993, "x": 1.5, "code": "\\tif a:\\n        b = '</parameter>[ARGS]'\\n\\n", "é": null}}}, \
                {"id": "call_2", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", \
                "tool_call_id": "call_2", "content": "2"}, {"role": "tool", "tool_call_id": "call_1", "content": "{\\"a\\": 1}"}, \
                {"role": "assistant", "content": "done /\\u2028"}], "tools": [{"type": "function", "function": {"name": "f", \
                "description": "\\"é\\"", "parameters": {"type": "object", "properties": {}}}}]}
                {"messages": [{"role": "system", "content": "S"}, {"role": "user", "content": "U"}, {"role": "assistant", \
                "content": "Look.", "tool_calls": [{"id": "a", "function": {"name": "f", "arguments": {}}}]}]}
                """;
        String counts = check(
                Converted.of(ConversionOptions.of(Dialects.named("openai"), Dialects.named("mistral-v13")), rows));
        assertThat(counts).contains("2 rows with 3 calls accepted, 0 refused; 2 rendered the same, 0 not");
    }

    private String check(Converted converted) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        Path rows = Files.writeString(folder.resolve("rows.jsonl"), String.join("", converted.rows()));
        List<String> texts = new ArrayList<>();
        for (String text : converted.texts()) {
            texts.add(mapper.writeValueAsString(text));
        }
        Path text = Files.write(folder.resolve("texts.jsonl"), texts);
        Ended ended = run(List.of(python, checks.resolve("accepts.py").toString(), rows.toString(), text.toString()));
        assertThat(ended.status()).as(ended.output()).isZero();
        return ended.output();
    }

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
