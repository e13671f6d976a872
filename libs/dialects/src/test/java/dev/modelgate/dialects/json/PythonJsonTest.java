package dev.modelgate.dialects.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonJsonTest {
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

    private static String written(String value) {
        StringBuilder out = new StringBuilder();
        PythonJson.appendString(out, value);
        return out.toString();
    }
}
