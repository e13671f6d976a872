package dev.modelgate.converter.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.modelgate.converter.ConverterResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/converter.md shows is what happens: its commands are run, and their output is that of the page. */
@QuarkusTest
@WithTestResource(ConverterResource.class)
class DocumentedSessionTest {
    private static final String DOCUMENTED_ADDRESS = "http://127.0.0.1:8081";
    private static final Pattern BLOCK = Pattern.compile("```console\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern HERE_DOCUMENT = Pattern.compile("<<'(\\w+)'");

    @TestHTTPResource
    URI service;

    @TempDir
    Path folder;

    private record Step(String command, String output) {}

    @Test
    void everyCommandOfThePageGivesTheOutputThatThePageShows() throws Exception {
        assumeTrue(
                List.of("bash", "curl", "gzip", "python3").stream().allMatch(DocumentedSessionTest::isThere),
                "bash, curl, gzip and python3 are needed to run the page's commands");
        // Given
        String page = Files.readString(
                Path.of(System.getProperty("modelgate.root", "..")).resolve("docs/converter.md"));
        List<Step> steps = steps(page);
        assertThat(steps).hasSizeGreaterThan(8);
        // When
        List<String> outputs = run(steps);
        // Then
        for (int i = 0; i < steps.size(); i++) {
            assertThat(outputs.get(i))
                    .as(steps.get(i).command())
                    .isEqualTo(steps.get(i).output());
        }
    }

    private static List<Step> steps(String page) {
        List<Step> steps = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(page);
        while (blocks.find()) {
            List<String> lines = blocks.group(1).lines().toList();
            for (int i = 0; i < lines.size(); ) {
                StringBuilder command = new StringBuilder(lines.get(i++).substring(2));
                Matcher here = HERE_DOCUMENT.matcher(command);
                if (here.find()) {
                    String end = here.group(1);
                    do {
                        command.append('\n').append(lines.get(i));
                    } while (!lines.get(i++).equals(end));
                }
                StringBuilder output = new StringBuilder();
                while (i < lines.size() && !lines.get(i).startsWith("$ ")) {
                    output.append(lines.get(i++)).append('\n');
                }
                steps.add(new Step(command.toString(), output.toString().strip()));
            }
        }
        return steps;
    }

    private List<String> run(List<Step> steps) throws IOException, InterruptedException {
        String address = "http://127.0.0.1:" + service.getPort();
        String end = "@@ end of output @@";
        StringBuilder script = new StringBuilder();
        for (Step step : steps) {
            script.append(step.command().replace(DOCUMENTED_ADDRESS, address))
                    .append("\nprintf '\\n%s\\n' '")
                    .append(end)
                    .append("'\n");
        }
        Process bash = new ProcessBuilder("bash", "-c", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream().close();
        String all = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return Arrays.stream(all.replace(address, DOCUMENTED_ADDRESS).split(end))
                .map(String::strip)
                .toList();
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
