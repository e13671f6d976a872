package dev.modelgate.mlx.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PeakMemoryTest {

    @Test
    void readsTheKernelsKilobytesAs1024Bytes() throws IOException {
        assertThat(PeakMemory.vmHwm("Name:\tpython\nVmPeak:\t  900 kB\nVmHWM:\t  345 kB\nVmRSS:\t  100 kB\n"))
                .isEqualTo(345 * 1024);
    }

    @Test
    void aZombieHasNoFigure() {
        assertThatThrownBy(() -> PeakMemory.vmHwm("Name:\tpython\nState:\tZ (zombie)\n"))
                .isInstanceOf(IOException.class);
    }
}
