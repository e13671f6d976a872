package dev.modelgate.converter.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.ModelRef;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.converter.Bus;
import dev.modelgate.converter.ConverterResource;
import dev.modelgate.converter.LocalHub;
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

@QuarkusTest
@WithTestResource(ConverterResource.class)
class ProbeTokenizerTest {
    private static final List<String> CONTROL = List.of("[TOOL_CALLS]", "[ARGS]", "[TOOL_RESULTS]");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    WorkerConfig config;

    LocalHub hub;
    private Bus bus;

    @BeforeEach
    void connect() {
        bus = new Bus(servers);
    }

    @AfterEach
    void disconnect() {
        bus.close();
    }

    private void model(String name, String tokenizer) throws IOException {
        Path folder = Files.createDirectories(config.modelsFolder().resolve(name));
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer);
    }

    private Bus.Report probe(String model, String dialect, String... delimiters) throws Exception {
        return bus.carryOut(new Task.ProbeTokenizer(ModelRef.parse(model), dialect, List.of(delimiters)));
    }

    @Test
    void eachDelimiterIsReportedWithItsIdsAndPiecesAndWhetherTheDialectUsesIt() throws Exception {
        // Given
        model("literal", SmallTokenizer.json(CONTROL));
        // When
        Bus.Report report = probe("dir:literal", "mistral-v13", "[TOOL_CALLS]", "[/TOOL_CALLS]");
        // Then
        assertThat(report.outcome().result()).isEqualTo(new Result.Completed(null, false));
        assertThat(report.facts(Fact.TokenizerRead.class)).singleElement().satisfies(read -> {
            assertThat(read.file()).isEqualTo("tokenizer.json");
            assertThat(read.vocabulary()).isEqualTo(94 + 3);
            assertThat(read.sha256()).hasSize(64);
        });
        assertThat(report.facts(Fact.Delimiter.class))
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
        Bus.Report report = probe("dir:dialect", "plan-literal");
        // Then
        assertThat(report.facts(Fact.Delimiter.class))
                .extracting(Fact.Delimiter::text)
                .contains("[TOOL_CALLS]", "[/TOOL_CALLS]");
        assertThat(report.facts(Fact.Delimiter.class)).allMatch(Fact.Delimiter::usedByDialect);
    }

    @Test
    void aFolderThatIsNotThereIsMissingAndNotRetried() throws Exception {
        Bus.Report report = probe("dir:nowhere", "mistral-v13");
        assertThat(report.outcome().result()).isInstanceOfSatisfying(Result.WorkerFailed.class, failed -> {
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
        Bus.Report report = probe("dir:damaged", "mistral-v13");
        // Then
        assertThat(report.outcome().result())
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
        Bus.Report report = probe("dir:hollow", "mistral-v13");
        // Then
        assertThat(report.outcome().result())
                .isInstanceOfSatisfying(
                        Result.ModelFailed.class,
                        failed -> assertThat(failed.reason()).contains("tokenizer.json or a tekken.json"));
    }

    @Test
    void anUnknownDialectIsNotRetried() throws Exception {
        assertThat(probe("dir:literal", "klingon").outcome().result())
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
        Bus.Report first = probe("hf:mistralai/small", "mistral-v13", "[ARGS]");
        Bus.Report second = probe("hf:mistralai/small", "mistral-v13", "[ARGS]");
        // Then
        assertThat(first.facts(Fact.Delimiter.class).getFirst().ids()).containsExactly(501);
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
        Bus.Report again = probe("hf:mistralai/fixed@" + commit, "mistral-v13");
        // Then
        assertThat(again.outcome().result()).isInstanceOf(Result.Completed.class);
        assertThat(hub.requests("mistralai/fixed")).hasSize(asked);
    }

    @Test
    void aHubThatHasNoSuchModelIsMissingAndOneThatFailsIsRetried() throws Exception {
        // Given
        hub.refuse("mistralai/broken", 503);
        hub.refuse("mistralai/gated", 403);
        hub.put("mistralai/large/resolve/main/tokenizer.json", "x".repeat(2 << 20));
        // Then
        assertThat(probe("hf:mistralai/none", "mistral-v13").outcome().result())
                .isInstanceOfSatisfying(
                        Result.WorkerFailed.class,
                        failed -> assertThat(failed.missing()).isTrue());
        assertThat(probe("hf:mistralai/gated", "mistral-v13").outcome().result())
                .isInstanceOfSatisfying(
                        Result.WorkerFailed.class,
                        failed -> assertThat(failed.reason()).contains("status 403"));
        assertThat(probe("hf:mistralai/broken", "mistral-v13").outcome().result())
                .isInstanceOfSatisfying(
                        Result.WorkerFailed.class,
                        failed -> assertThat(failed.retryable()).isTrue());
        assertThat(probe("hf:mistralai/large", "mistral-v13").outcome().result())
                .isInstanceOfSatisfying(
                        Result.WorkerFailed.class,
                        failed -> assertThat(failed.reason()).contains("larger than 1048576 bytes"));
    }

    @Test
    void aCommandSentTwiceIsCarriedOutOnceAndReportedAgain() throws Exception {
        // Given
        model("twice", SmallTokenizer.json(CONTROL));
        Command command = Bus.command(new Task.ProbeTokenizer(ModelRef.parse("dir:twice"), "mistral-v13", List.of()));
        // When
        bus.send(command);
        bus.await(command);
        bus.send(command);
        // Then
        List<Outcome> outcomes = bus.outcomes(command, 2);
        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
    }

    @Test
    void aMessageThatCannotBeReadGoesToTheDeadLettersAndTheNextIsCarriedOut() throws Exception {
        // Given
        model("after", SmallTokenizer.json(CONTROL));
        // When
        bus.send("poison", "{\"type\": \"command\", ");
        Bus.Report next = probe("dir:after", "mistral-v13");
        // Then
        assertThat(next.outcome().result()).isInstanceOf(Result.Completed.class);
        assertThat(bus.deadLetters(message -> "poison".equals(message.key())))
                .singleElement()
                .satisfies(message -> assertThat(new String(message.headers()
                                .lastHeader("dead-letter-reason")
                                .value()))
                        .contains("The message is no Instruction"));
    }
}
