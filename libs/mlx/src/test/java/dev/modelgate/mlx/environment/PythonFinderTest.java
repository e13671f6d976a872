package dev.modelgate.mlx.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonFinderTest {

    @TempDir
    Path folder;

    @Test
    void passesOverAShimThatDoesNotRun() throws Exception {
        Path shims = script("shims/python3.11", "echo 'python3.11: command not found' >&2; echo; exit 127");
        Path good = script("bin/python3.12", "exit 0");

        assertThat(new PythonFinder(List.of(shims.getParent(), good.getParent())).find())
                .isEqualTo(good);
    }

    @Test
    void saysWhatItFoundAndHowToGetWhatIsMissing() throws Exception {
        Path old = script("bin/python3", "echo 'is version 3.9'; exit 1");

        assertThatThrownBy(() -> new PythonFinder(List.of(old.getParent())).find())
                .isInstanceOf(MlxEnvironmentException.class)
                .hasMessageContaining("3.11 to 3.14")
                .hasMessageContaining(old + " is version 3.9")
                .hasMessageContaining("apt install");
    }

    @Test
    void findsOneOnThisMachine() throws Exception {
        assertThat(PythonFinder.ofThisMachine().find()).isExecutable();
    }

    private Path script(String name, String body) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
