package dev.modelgate.worker.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.SafeName;
import org.junit.jupiter.api.Test;

class HostNameTest {
    @Test
    void isAlwaysAPlainName() {
        assertThat(SafeName.isSafe(HostName.find())).isTrue();
        assertThat(HostName.tidy(" Ann's Mac mini\n")).isEqualTo("Ann-s-Mac-mini");
        assertThat(HostName.tidy("-")).isEqualTo("localhost");
    }
}
