package dev.modelgate.converter.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.ModelRef;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.contracts.Topics;
import dev.modelgate.converter.ConverterResource;
import dev.modelgate.converter.LocalHub;
import dev.modelgate.testing.CommandDesk;
import dev.modelgate.testing.Wiretap;
import dev.modelgate.worker.WorkerConfig;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ConverterResource.class)
class ProbeTokenizerTest {
    private static final List<String> CONTROL = List.of("[TOOL_CALLS]", "[ARGS]", "[TOOL_RESULTS]");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    WorkerConfig config;

    LocalHub hub;
    private CommandDesk desk;

    @BeforeEach
    void connect() {
        desk = new CommandDesk(servers, null);
    }

    @AfterEach
    void disconnect() {
        desk.close();
    }

    private void model(String name, String tokenizer) throws IOException {
        Path folder = Files.createDirectories(config.modelsFolder().resolve(name));
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer);
    }

    private CommandDesk.Run probe(String model, String dialect, String... delimiters) throws Exception {
        return desk.run(new Task.ProbeTokenizer(ModelRef.parse(model), dialect, List.of(delimiters)));
    }

    @Test
    void eachDelimiterIsReportedWithItsIdsAndPiecesAndWhetherTheDialectUsesIt() throws Exception {
        // Given
        model("literal", SmallTokenizer.json(CONTROL));
        // When
        CommandDesk.Run report = probe("dir:literal", "mistral-v13", "[TOOL_CALLS]", "[/TOOL_CALLS]");
        // Then
        assertThat(report.result()).isEqualTo(new Result.Completed(null, false));
        assertThat(report.all(Fact.TokenizerRead.class)).singleElement().satisfies(read -> {
            assertThat(read.file()).isEqualTo("tokenizer.json");
            assertThat(read.vocabulary()).isEqualTo(94 + 3);
            assertThat(read.sha256()).hasSize(64);
        });
        assertThat(report.all(Fact.Delimiter.class))
                .satisfiesExactly(
                        calls -> assertThat(calls)
                                .isEqualTo(new Fact.Delimiter(
                                        "[TOOL_CALLS]", List.of(500), List.of("[TOOL_CALLS]"), true)),
                        end -> {
                            assertThat(end.single()).isFalse();
                            assertThat(String.join("", end.pieces())).isEqualTo("[/TOOL_CALLS]");
                            assertThat(end.usedByDialect()).isFalse();
                        });
    }

    @Test
    void withoutDelimitersThoseOfTheDialectAreProbed() throws Exception {
        // Given
        model("dialect", SmallTokenizer.json(CONTROL));
        // When
        CommandDesk.Run report = probe("dir:dialect", "plan-literal");
        // Then
        assertThat(report.all(Fact.Delimiter.class))
                .extracting(Fact.Delimiter::text)
                .contains("[TOOL_CALLS]", "[/TOOL_CALLS]");
        assertThat(report.all(Fact.Delimiter.class)).allMatch(Fact.Delimiter::usedByDialect);
    }

    @Test
    void aFolderThatIsNotThereIsMissingAndNotRetried() throws Exception {
        CommandDesk.Run report = probe("dir:nowhere", "mistral-v13");
        assertThat(report.result()).isInstanceOfSatisfying(Result.WorkerFailed.class, failed -> {
            assertThat(failed.missing()).isTrue();
            assertThat(failed.retryable()).isFalse();
            assertThat(failed.reason()).contains("no folder 'nowhere'").contains("MODELGATE_MODELS");
        });
    }

    @Test
    void aDamagedTokenizerIsTheModelsFault() throws Exception {
        // Given
        model("damaged", "{\"model\": {\"vocab\"");
        // When
        CommandDesk.Run report = probe("dir:damaged", "mistral-v13");
        // Then
        assertThat(report.result())
                .isInstanceOfSatisfying(
                        Result.ModelFailed.class,
                        failed -> assertThat(failed.reason())
                                .contains("dir:damaged")
                                .contains("damaged: it is no JSON from line 1 on"));
    }

    @Test
    void aFolderWithoutTokenizerFilesIsTheModelsFault() throws Exception {
        // Given
        Files.createDirectories(config.modelsFolder().resolve("hollow"));
        // When
        CommandDesk.Run report = probe("dir:hollow", "mistral-v13");
        // Then
        assertThat(report.result())
                .isInstanceOfSatisfying(
                        Result.ModelFailed.class,
                        failed -> assertThat(failed.reason()).contains("tokenizer.json or a tekken.json"));
    }

    @Test
    void anUnknownDialectIsNotRetried() throws Exception {
        assertThat(probe("dir:literal", "klingon").result())
                .isInstanceOfSatisfying(Result.WorkerFailed.class, failed -> {
                    assertThat(failed.retryable()).isFalse();
                    assertThat(failed.reason()).contains("no dialect 'klingon'").contains("mistral-v13");
                });
    }

    @Test
    void aHubModelIsReadFromItsTokenizerFilesAloneAndAskedForByEntityTagAgain() throws Exception {
        // Given
        hub.put("mistralai/small/resolve/main/tokenizer.json", SmallTokenizer.json(CONTROL));
        hub.put("mistralai/small/resolve/main/model.safetensors", "weights");
        // When
        CommandDesk.Run first = probe("hf:mistralai/small", "mistral-v13", "[ARGS]");
        CommandDesk.Run second = probe("hf:mistralai/small", "mistral-v13", "[ARGS]");
        // Then
        assertThat(first.all(Fact.Delimiter.class).getFirst().ids()).containsExactly(501);
        assertThat(second.facts()).isEqualTo(first.facts());
        assertThat(hub.requests("mistralai/small"))
                .contains("302 /mistralai/small/resolve/main/tokenizer.json")
                .contains("304 /mistralai/small/resolve/main/tokenizer.json")
                .noneMatch(request -> request.contains("safetensors"));
    }

    @Test
    void theFilesOfACommitAreAskedForOnce() throws Exception {
        // Given
        String commit = "0123456789abcdef0123456789abcdef01234567";
        hub.put("mistralai/fixed/resolve/" + commit + "/tokenizer.json", SmallTokenizer.json(CONTROL));
        // When
        probe("hf:mistralai/fixed@" + commit, "mistral-v13");
        int asked = hub.requests("mistralai/fixed").size();
        CommandDesk.Run again = probe("hf:mistralai/fixed@" + commit, "mistral-v13");
        // Then
        assertThat(again.result()).isInstanceOf(Result.Completed.class);
        assertThat(hub.requests("mistralai/fixed")).hasSize(asked);
    }

    @Test
    void aHubThatHasNoSuchModelIsMissingAndOneThatFailsIsRetried() throws Exception {
        // Given
        hub.refuse("mistralai/broken", 503);
        hub.refuse("mistralai/gated", 403);
        hub.put("mistralai/large/resolve/main/tokenizer.json", "x".repeat(2 << 20));
        // Then
        assertThat(probe("hf:mistralai/none", "mistral-v13").result())
                .isInstanceOfSatisfying(
                        Result.WorkerFailed.class,
                        failed -> assertThat(failed.missing()).isTrue());
        assertThat(probe("hf:mistralai/gated", "mistral-v13").result())
                .isInstanceOfSatisfying(
                        Result.WorkerFailed.class,
                        failed -> assertThat(failed.reason()).contains("status 403"));
        assertThat(probe("hf:mistralai/broken", "mistral-v13").result())
                .isInstanceOfSatisfying(
                        Result.WorkerFailed.class,
                        failed -> assertThat(failed.retryable()).isTrue());
        assertThat(probe("hf:mistralai/large", "mistral-v13").result())
                .isInstanceOfSatisfying(
                        Result.WorkerFailed.class,
                        failed -> assertThat(failed.reason()).contains("larger than 1048576 bytes"));
    }

    @Test
    void aCommandSentTwiceIsCarriedOutOnceAndReportedAgain() throws Exception {
        // Given
        model("twice", SmallTokenizer.json(CONTROL));
        Command command = desk.command(new Task.ProbeTokenizer(ModelRef.parse("dir:twice"), "mistral-v13", List.of()));
        // When
        desk.send(command);
        desk.await(command);
        desk.send(command);
        // Then
        List<Outcome> outcomes = desk.outcomes(command, 2);
        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
    }

    @Test
    void aMessageThatCannotBeReadGoesToTheDeadLettersAndTheNextIsCarriedOut() throws Exception {
        try (Wiretap wire = new Wiretap(servers)) {
            // Given
            model("after", SmallTokenizer.json(CONTROL));
            // When
            wire.send(
                    Topics.CONVERTER_COMMANDS,
                    "poison",
                    "{\"type\": \"command\", ".getBytes(StandardCharsets.UTF_8),
                    Map.of());
            CommandDesk.Run next = probe("dir:after", "mistral-v13");
            // Then
            assertThat(next.result()).isInstanceOf(Result.Completed.class);
            assertThat(wire.read(
                            Topics.deadLetters(Topics.CONVERTER_COMMANDS),
                            heard -> heard.stream().anyMatch(message -> "poison".equals(message.key()))))
                    .filteredOn(message -> "poison".equals(message.key()))
                    .singleElement()
                    .satisfies(message -> assertThat(Wiretap.header(message, "dead-letter-reason"))
                            .contains("The message is no Instruction"));
        }
    }
}
