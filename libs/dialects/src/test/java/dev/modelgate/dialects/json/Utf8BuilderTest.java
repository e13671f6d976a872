package dev.modelgate.dialects.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8BuilderTest {
    /** Expected texts are those of Python's json.dumps(…, ensure_ascii=False). */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a"b\\c/d  | "a\\"b\\\\c/d"
            é"é       | "é\\"é"
            日"本\\    | "日\\"本\\\\"
            😀"😀\\x  | "😀\\"😀\\\\x"
            ÿ?"       | "ÿ?\\""
            """)
    void onlyQuotesBackslashesAndControlCharactersAreEscaped(String value, String expected) {
        assertThat(written(value)).isEqualTo(expected);
    }

    @Test
    void controlCharactersHaveTheirShortFormsWhereThereAreSome() {
        assertThat(written("\0\b\t\n\f\r\u001f\u007f\u0085"))
                .isEqualTo("\"\\u0000\\b\\t\\n\\f\\r\\u001f\u007f\u0085\"");
        assertThat(written("😀\0\n")).isEqualTo("\"😀\\u0000\\n\"");
    }

    @Test
    void halfASurrogatePairIsEscapedAsNoUtf8CanHoldIt() {
        assertThat(written("a\ud800\"b\udc00é😀")).isEqualTo("\"a\\ud800\\\"b\\udc00é😀\"");
    }

    @Property
    void whatIsWrittenIsReadBackByAnotherLibrary(@ForAll String value) throws JsonProcessingException {
        assertThat(new ObjectMapper().readValue(written(value), String.class)).isEqualTo(value);
    }

    @Property
    void aTextPutTogetherInPiecesIsTheTextInOne(@ForAll List<@StringLength(max = 40) String> pieces) {
        Utf8Builder text = new Utf8Builder(0);
        pieces.forEach(text::append);
        String whole = new String(String.join("", pieces).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        Assume.that(pieces.stream().allMatch(piece -> Surrogates.firstLone(piece) < 0));
        assertThat(text.toString()).isEqualTo(whole);
        assertThat(new Utf8Builder(0).quoted(text).toString()).isEqualTo(written(whole));
    }

    private static String written(String value) {
        return new Utf8Builder(0).quoted(value).toString();
    }
}
