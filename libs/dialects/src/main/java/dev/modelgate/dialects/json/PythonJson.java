package dev.modelgate.dialects.json;

/**
 * Writes strings as Python's <code>json.dumps(…, ensure_ascii=False)</code> does: only the quote, the backslash and the
 * characters below U+0020 are escaped.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/json/encoder.py">json.encoder.ESCAPE_DCT</a>
 */
public final class PythonJson {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private PythonJson() {}

    /** Appends the string in quotes. */
    public static void appendString(StringBuilder out, String value) {
        out.append('"');
        appendEscaped(out, value, 0, value.length());
        out.append('"');
    }

    /** Appends the characters from start (inclusive) to end (exclusive) as they stand between the quotes of a string. */
    public static void appendEscaped(StringBuilder out, String value, int start, int end) {
        int copied = start;
        for (int i = start; i < end; i++) {
            char c = value.charAt(i);
            if (c > '\\' || (c >= 0x20 && c != '"' && c != '\\')) {
                continue;
            }
            out.append(value, copied, i);
            copied = i + 1;
            appendEscape(out, c);
        }
        out.append(value, copied, end);
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
