package dev.modelgate.dialects.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RowHashesTest {
    @Property(tries = 200)
    void remembersTheFirstLineOfEachRowHoweverMuchItsHashesCollide(@ForAll List<Byte> rows) {
        RowHashes hashes = new RowHashes();
        Map<Byte, Long> expected = new HashMap<>();
        long line = 0;
        for (byte row : rows) {
            line++;
            long hash = row << 20; // the low bits, by which places are chosen, are all the same
            assertThat(hashes.find(hash)).isEqualTo(expected.getOrDefault(row, 0L));
            assertThat(hashes.add(hash, line)).isEqualTo(expected.getOrDefault(row, 0L));
            expected.putIfAbsent(row, line);
        }
        assertThat(hashes.size()).isEqualTo(expected.size());
    }

    @Test
    void similarRowsHaveDifferentHashes() {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            byte[] row = ("{\"text\": \"row " + i + "\"}").getBytes(StandardCharsets.UTF_8);
            seen.add(RowScan.of(row, 0, row.length).hash());
        }
        assertThat(seen).hasSize(200_000);
    }

    @Test
    void theRowsOfAFileAreThereAgainAfterTheyWereWritten() throws IOException {
        // Given
        RowHashes rows = new RowHashes();
        for (long line = 1; line <= 1000; line++) {
            rows.add(line * 0x9E3779B97F4A7C15L, line);
        }
        rows.add(5, 0xFFFF_FFFFL);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // When
        rows.writeTo(bytes);
        RowHashes read = RowHashes.readFrom(new ByteArrayInputStream(bytes.toByteArray()), rows.size());
        // Then
        assertThat(bytes.size()).isEqualTo(12 * 1001);
        assertThat(read.size()).isEqualTo(1001);
        assertThat(read.find(700 * 0x9E3779B97F4A7C15L)).isEqualTo(700);
        assertThat(read.find(5)).isEqualTo(0xFFFF_FFFFL);
        assertThat(read.find(6)).isZero();
    }
}
