package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.cli.client.CommitMode;
import dev.modelgate.cli.stack.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private CommandLine command;

    @BeforeEach
    void build() throws IOException {
        Files.createDirectories(folder.resolve("plans"));
        command = Main.commandLine(new Installation(folder, folder.resolve("home")));
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "run --nonsense",
                "plan",
                "plan check",
                "evaluate",
                "evaluate --plan x --url",
                "evaluate --plan x --url localhost",
                "evaluate --plan x --url ftp://127.0.0.1"
            })
    void badUsageEndsWithStatus2(String arguments) {
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");

        assertThat(command.execute(words)).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "help run", "run --help"})
    void helpIsGivenByWordAndByOption(String arguments) {
        assertThat(command.execute(arguments.split(" "))).isZero();
        assertThat(out.toString()).contains("Usage: modelgate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan check nowhere", "run --plan nowhere", "evaluate --plan ./nowhere.yaml"})
    void anUnknownPlanIsBadUsageAndStartsNothing(String arguments) {
        assertThat(command.execute(arguments.split(" "))).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString()).contains("There is no plan").contains("nowhere");
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void aBrokenPlanIsToldWithEveryProblem() throws IOException {
        // Given
        Files.writeString(folder.resolve("plans/broken.yaml"), "name: broken\nnonsense: 1\n");

        // When
        int status = command.execute("plan", "check", "broken");

        // Then
        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString()).contains("problems:").contains("nonsense").contains("candidate");
    }

    @Test
    void noControllerIsAFailureThatNamesTheAddress() {
        // Port 1 of loopback: reserved, and nobody listens there.
        int status = command.execute("evaluate", "--plan", "pocket", "--url", "http://127.0.0.1:1");

        assertThat(status).isEqualTo(ExitStatus.FAILURE);
        assertThat(err.toString()).contains("http://127.0.0.1:1").contains("./modelgate up");
    }

    @Test
    void statusNamesAllSixPartsWhenNothingRuns() {
        assertThat(command.execute("status", "--json")).isZero();
        assertThat(out.toString())
                .startsWith("{\"processes\":[{\"name\":\"broker\",\"pid\":null,\"port\":9092,\"state\":\"STOPPED\"")
                .contains("\"postgres\"", "\"gate-controller\"", "\"converter-service\"")
                .contains("\"inference-service\"", "\"training-service\"");
    }

    @Test
    void stoppingWhatDoesNotRunIsNoFailure() {
        assertThat(command.execute("down")).isZero();
    }

    @Test
    void theCommitmentIsThePersonsOrTheDefault() {
        assertThat(mode()).isEqualTo(CommitMode.ASK);
        assertThat(mode("--commit")).isEqualTo(CommitMode.AUTOMATIC);
        assertThat(mode("--no-commit")).isEqualTo(CommitMode.NEVER);
    }

    private static CommitMode mode(String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        return holder.commit.mode(CommitMode.ASK);
    }

    @CommandLine.Command
    private static final class Holder {
        @CommandLine.Mixin
        private CommitOption commit;
    }
}
