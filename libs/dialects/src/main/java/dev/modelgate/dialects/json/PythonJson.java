package dev.modelgate.dialects.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes strings as Python's <code>json.dumps(…, ensure_ascii=False)</code> does: only the quote, the backslash and the
 * characters below U+0020 are escaped.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/json/encoder.py">json.encoder.ESCAPE_DCT</a>
 */
public final class PythonJson {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    /** Which of the first 256 characters are escaped. */
    private static final boolean[] ESCAPED = new boolean[256];

    static {
        Arrays.fill(ESCAPED, 0, 0x20, true);
        ESCAPED['"'] = true;
        ESCAPED['\\'] = true;
    }

    private PythonJson() {}

    /** Appends the string in quotes. */
    public static void appendString(StringBuilder out, String value) {
        out.append('"');
        // Bytes are scanned three times as fast as characters. A character that is not Latin-1 becomes a question mark,
        // which needs no escape either; only a surrogate pair becomes one for two, and moves what follows.
        byte[] latin1 = value.getBytes(StandardCharsets.ISO_8859_1);
        if (latin1.length == value.length()) {
            appendEscaped(out, value, latin1);
        } else {
            appendEscaped(out, value);
        }
        out.append('"');
    }

    private static void appendEscaped(StringBuilder out, String value, byte[] latin1) {
        int copied = 0;
        for (int i = 0; i < latin1.length; i++) {
            if (ESCAPED[latin1[i] & 0xFF]) {
                out.append(value, copied, i);
                copied = i + 1;
                appendEscape(out, (char) latin1[i]);
            }
        }
        out.append(value, copied, value.length());
    }

    private static void appendEscaped(StringBuilder out, String value) {
        int copied = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ESCAPED.length && ESCAPED[c]) {
                out.append(value, copied, i);
                copied = i + 1;
                appendEscape(out, c);
            }
        }
        out.append(value, copied, value.length());
    }

    private static void appendEscape(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        }
    }
}
