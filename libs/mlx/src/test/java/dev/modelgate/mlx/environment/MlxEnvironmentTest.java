package dev.modelgate.mlx.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments from locks without packages, which take seconds. */
class MlxEnvironmentTest {

    @TempDir
    Path home;

    @Test
    void isMadeOnceAndThenTakenAsItIs() throws Exception {
        List<String> told = new ArrayList<>();
        MlxEnvironment environment = environment("# nothing");
        assertThat(environment.isReady()).isFalse();

        Path python = environment.ensure(told::add);
        int linesOfTheFirstTime = told.size();

        assertThat(environment.isReady()).isTrue();
        assertThat(environment.ensure(told::add)).isEqualTo(python).isExecutable();
        assertThat(linesOfTheFirstTime).isPositive();
        assertThat(told).hasSize(linesOfTheFirstTime);
    }

    @Test
    void anotherLockMakesAnotherEnvironment() {
        assertThat(environment("# one").python())
                .isNotEqualTo(environment("# other").python());
    }

    @Test
    void anInterruptedInstallationIsMadeAnew() throws Exception {
        MlxEnvironment environment = environment("# nothing");
        Path left = environment.python().getParent().getParent().resolve("left-behind");
        Files.createDirectories(left.getParent());
        Files.writeString(left, "");

        environment.ensure(line -> {});

        assertThat(left).doesNotExist();
    }

    @Test
    void aLockWithoutHashesIsRefused() {
        assertThatThrownBy(() -> environment("tqdm==4.70.1\n").ensure(line -> {}))
                .isInstanceOf(MlxEnvironmentException.class)
                .hasMessageContaining("could not install the packages of the lock file");
    }

    private MlxEnvironment environment(String lock) {
        return new MlxEnvironment(home, lock.getBytes(StandardCharsets.UTF_8), PythonFinder.ofThisMachine());
    }
}
