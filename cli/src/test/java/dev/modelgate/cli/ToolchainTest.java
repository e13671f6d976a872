package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script's search for a JDK, on folders that look like JDKs. */
class ToolchainTest {
    private static final Path SCRIPT = Path.of("src/main/bash/toolchain.bash").toAbsolutePath();

    @TempDir
    Path folder;

    private Path bin;

    @BeforeEach
    void pathWithoutJava() throws IOException {
        bin = Files.createDirectories(folder.resolve("bin"));
    }

    @Test
    void theNewestLongTermVersionWins() throws Exception {
        assertThat(found("", jdk("17.0.15"), jdk("21.0.8"), jdk("25.0.1"), jdk("24.0.2"), jdk("26")))
                .isEqualTo("25");
    }

    @Test
    void anotherVersionServesWhenThereIsNoLongTermOne() throws Exception {
        assertThat(found("", jdk("11.0.2"), jdk("22.0.1"), jdk("24-ea"))).isEqualTo("24");
    }

    @Test
    void javaHomeIsObeyedWhenItFits() throws Exception {
        Path own = jdk("22.0.1");
        assertThat(found(own.toString(), jdk("25.0.1"))).isEqualTo("22");
    }

    @Test
    void javaHomeThatIsTooOldIsPassedOver() throws Exception {
        Path own = jdk("17.0.15");
        assertThat(found(own.toString(), jdk("21.0.8"))).isEqualTo("21");
    }

    @Test
    void aJavaWithoutCompilerIsNoJdk() throws Exception {
        Path runtime = jdk("25.0.1");
        Files.delete(runtime.resolve("bin/javac"));
        assertThat(found("", runtime, jdk("21.0.8"))).isEqualTo("21");
    }

    @Test
    void whatIsMissingIsSaidInOneSentence() throws Exception {
        String said = found("", jdk("17.0.15"));
        assertThat(said.lines()).hasSize(1);
        assertThat(said).contains("needs a JDK, 21 or newer").contains("JAVA_HOME");
    }

    private String found(String javaHome, Path... jdks) throws Exception {
        String candidates =
                String.join(" ", List.of(jdks).stream().map(Path::toString).toList());
        ProcessBuilder bash = new ProcessBuilder(
                        "/bin/bash", "-c", ". \"$0\"; require_java && printf '%s' \"$java_version\"", SCRIPT.toString())
                .redirectErrorStream(true);
        bash.environment().put("PATH", bin.toString());
        bash.environment().put("JAVA_HOME", javaHome);
        bash.environment().put("MODELGATE_JDK_FOLDERS", candidates);
        Process process = bash.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private Path jdk(String version) throws IOException {
        Path jdk = folder.resolve("jdk-" + version);
        Files.createDirectories(jdk.resolve("bin"));
        for (String program : List.of("java", "javac")) {
            Path file = Files.writeString(jdk.resolve("bin").resolve(program), "");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }
}
