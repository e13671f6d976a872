package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.cli.stack.Installation;
import dev.modelgate.contracts.Topics;
import dev.modelgate.testing.TopicsResource;
import dev.modelgate.testing.Wiretap;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DeadLettersCommandTest {
    private static final TopicsResource BROKER = new TopicsResource();
    private static final String TOPIC = Topics.OUTCOMES;
    private static String servers;

    @TempDir
    Path folder;

    private String out;
    private String err;

    @BeforeAll
    static void start() {
        servers = BROKER.start().get("kafka.bootstrap.servers");
    }

    @AfterAll
    static void stop() {
        BROKER.stop();
    }

    @Test
    void aDamagedMessageIsListedShownAndSentAgainOnce() throws Exception {
        try (Wiretap wire = new Wiretap(servers)) {
            // Given
            byte[] damaged = "{\"a\": \u001b[31mred".getBytes(StandardCharsets.UTF_8);
            wire.send(
                    Topics.deadLetters(TOPIC),
                    "key",
                    damaged,
                    Map.of(
                            "ce_type",
                            "some.type",
                            "dead-letter-reason",
                            "No \u001b]0;Outcome",
                            "dead-letter-topic",
                            TOPIC));
            String id = Topics.deadLetters(TOPIC) + "/0/0";

            // Then
            assertThat(run(servers, "list")).isZero();
            assertThat(out).contains(id, "some.type", "No \\u001b]0;Outcome").doesNotContain("\u001b", "[replayed]");
            assertThat(run(servers, "show", id)).isZero();
            assertThat(out)
                    .contains("payload: {\"a\": \\u001b[31mred", "key: key")
                    .doesNotContain("\u001b");

            // When
            assertThat(run(servers, "replay", id)).isZero();

            // Then
            var sent = wire.read(TOPIC, all -> !all.isEmpty()).getFirst();
            assertThat(sent.value()).isEqualTo(damaged);
            assertThat(sent.key()).isEqualTo("key");
            assertThat(sent.headers()).extracting(header -> header.key()).containsExactly("ce_type");
            assertThat(run(servers, "list", "--json")).isZero();
            assertThat(out).contains("\"replayed\":true").containsOnlyOnce("\"id\"");
            assertThat(run(servers, "replay", id)).isEqualTo(ExitStatus.USAGE);
            assertThat(err).contains("--again");
            assertThat(run(servers, "replay", "--all")).isZero();
            assertThat(out).contains("0 sent.");
            assertThat(run(servers, "replay", id, "--again")).isZero();
            assertThat(wire.read(TOPIC, all -> all.size() >= 2)).hasSize(2);
        }
    }

    @Test
    void noBrokerIsAFailureInOneSentence() {
        assertThat(run("127.0.0.1:1", "list")).isEqualTo(ExitStatus.FAILURE);
        assertThat(err.lines()).singleElement().asString().contains("127.0.0.1:1", "./modelgate up");
    }

    @Test
    void whatIsNoIdIsBadUsage() {
        assertThat(run(servers, "show", "nonsense")).isEqualTo(ExitStatus.USAGE);
        assertThat(err).contains("TOPIC/PARTITION/OFFSET");
        assertThat(run(servers, "replay")).isEqualTo(ExitStatus.USAGE);
    }

    private int run(String broker, String... words) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine command = Main.commandLine(new Installation(folder, folder.resolve("home")));
        command.setOut(new PrintWriter(output));
        command.setErr(new PrintWriter(errors));
        String[] all = new String[words.length + 3];
        all[0] = "dead-letters";
        all[1] = "--bootstrap-servers";
        all[2] = broker;
        System.arraycopy(words, 0, all, 3, words.length);
        int status = command.execute(all);
        out = output.toString();
        err = errors.toString();
        return status;
    }
}
