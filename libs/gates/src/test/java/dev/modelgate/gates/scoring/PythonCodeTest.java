package dev.modelgate.gates.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonCodeTest {
    @Test
    void callsAndReadsAreFoundInNestedAndChainedExpressionsAndAfterEmoji() {
        PythonCode code = PythonCode.parse(
                "s = 'é😀'\nprint(len(git_status().files))\nfor e in typecheck('a').errors:\n    print(e.line)\n");

        assertThat(code.problem()).isEmpty();
        assertThat(code.calls("git_status")).isTrue();
        assertThat(code.calls("typecheck")).isTrue();
        assertThat(code.reads("files")).isTrue();
        assertThat(code.reads("line")).isTrue();
    }

    @Test
    void textCommentsOwnDefinitionsAndModulesDoNotCount() {
        PythonCode code = PythonCode.parse(
                "import os\n# git_log()\nx = 'git_log().commits'\ndef git_diff():\n    return 1\ngit_diff()\nos.git_status()\nx.errors = 1\nos.path\n");

        assertThat(code.problem()).isEmpty();
        assertThat(code.calls("git_log")).isFalse();
        assertThat(code.calls("git_diff")).isFalse();
        assertThat(code.calls("git_status")).isFalse();
        assertThat(code.reads("commits")).isFalse();
        assertThat(code.reads("errors")).isFalse();
        assertThat(code.reads("path")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"print 'x'\n", "  x = 1\ny = 2\n", "def f(:\n", "if x:\npass\n", "x = (1\n", "f(x))", "a b c"})
    void whatCPythonRefusesIsNoPython(String code) {
        assertThat(PythonCode.parse(code).problem()).isPresent();
    }
}
