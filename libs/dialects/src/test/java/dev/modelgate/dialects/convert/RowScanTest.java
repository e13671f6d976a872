package dev.modelgate.dialects.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowScanTest {
    /** So that a mark stands at every place of the eight bytes that are looked at together, and across two of them. */
    private static final int PLACES = 20;

    @ParameterizedTest
    @ValueSource(strings = {"\\u", "\\\\u"})
    void findsABackslashAndAUWhereverTheyStand(String mark) {
        for (int place = 0; place < PLACES; place++) {
            for (int after = 0; after < PLACES; after++) {
                assertThat(scan("x".repeat(place) + mark + "x".repeat(after)).escapesCharacters())
                        .as("after %d characters, before %d", place, after)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n", "u\\", "\\ u", "\\U", "", "an ordinary one, with u and \\t and u"})
    void findsNoneWhereTheyDoNotFollowEachOther(String text) {
        for (int place = 0; place < PLACES; place++) {
            assertThat(scan("x".repeat(place) + text + "x".repeat(9)).escapesCharacters())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16})
    void tellsBytesAboveAscii(int place) {
        assertThat(scan("x".repeat(place) + "é" + "x".repeat(9)).ascii()).isFalse();
        assertThat(scan("x".repeat(place) + "é").ascii()).isFalse();
        assertThat(scan("x".repeat(place) + "\u007f").ascii()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9})
    void looksAtNothingOutsideOfTheRange(int length) {
        byte[] bytes = ("é\\" + "u".repeat(length) + "\\ué").getBytes(StandardCharsets.UTF_8);
        RowScan scan = RowScan.of(bytes, 3, length);
        assertThat(scan).isEqualTo(scan("u".repeat(length)));
        assertThat(scan.ascii()).isTrue();
        assertThat(scan.escapesCharacters()).isFalse();
    }

    private static RowScan scan(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return RowScan.of(bytes, 0, bytes.length);
    }
}
