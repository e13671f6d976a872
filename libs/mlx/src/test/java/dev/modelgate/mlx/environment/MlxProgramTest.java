package dev.modelgate.mlx.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlxProgramTest {

    private static final Path PYTHON_FOLDER = Path.of(System.getProperty("basedir"), "python");

    @TempDir
    Path home;

    @Test
    void everyModuleOfTheProgramTravelsInTheJar() throws Exception {
        try (Stream<Path> files = Files.list(PYTHON_FOLDER.resolve("modelgate_mlx"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".py")))
                    .containsExactlyInAnyOrderElementsOf(MlxProgram.MODULES.stream()
                            .map(module -> module + ".py")
                            .toList());
        }
    }

    @Test
    void isUnpackedOnceToAFolderOfItsVersion() throws Exception {
        Path first = MlxProgram.unpackedBelow(home);
        Path second = MlxProgram.unpackedBelow(home);

        assertThat(second).isEqualTo(first).startsWith(home.resolve("program"));
        assertThat(first.resolve("modelgate_mlx/worker.py"))
                .hasSameBinaryContentAs(PYTHON_FOLDER.resolve("modelgate_mlx/worker.py"));
        try (Stream<Path> folders = Files.list(home.resolve("program"))) {
            assertThat(folders).containsExactly(first);
        }
    }

    @Test
    void locksNameNoIndex() throws Exception {
        for (String name : new String[] {"requirements.lock", "requirements-dev.lock"}) {
            assertThat(Files.readString(PYTHON_FOLDER.resolve(name)))
                    .contains("--hash=sha256:")
                    .doesNotContain("://");
        }
    }
}
