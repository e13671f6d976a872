package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.answer.AnswerBuilder;

/** What a value may hold in a format that escapes nothing. */
final class XmlValues {
    private XmlValues() {}

    /** Whether a value can be written so that it is read back as it was. */
    static boolean canHold(String value) {
        int close = Tags.indexOf(Tags.PARAMETER_END, value, 0);
        while (close >= 0) {
            if (endsHere(value, close + Tags.PARAMETER_END.length(), value.length())) {
                return false;
            }
            close = Tags.indexOf(Tags.PARAMETER_END, value, close + 1);
        }
        return structure(value, 0, value.length()) < 0;
    }

    /** Whether the tag before the offset ends a value: white space and the next parameter or the function's end follow. */
    static boolean endsHere(String text, int after, int end) {
        int i = skipBlanks(text, after, end);
        return i < end && (text.startsWith(Tags.PARAMETER, i) || text.startsWith(Tags.FUNCTION_END, i));
    }

    /**
     * The offset of tags in a range that read as the structure of a call, so that the value around them might be two
     * values whose tags are broken; -1 when there are none. A tag that is only mentioned is no structure.
     */
    static int structure(String text, int start, int end) {
        int i = text.indexOf('<', start);
        while (i >= 0 && i < end) {
            boolean structure = opens(text, Tags.FUNCTION, i, end)
                    || opens(text, Tags.PARAMETER, i, end)
                    || follows(text, Tags.CALL, Tags.FUNCTION, i, end)
                    || follows(text, Tags.FUNCTION_END, Tags.CALL_END, i, end);
            if (structure) {
                return i;
            }
            i = text.indexOf('<', i + 1);
        }
        return -1;
    }

    /** Whether <code>&lt;tag=name&gt;</code> stands at the offset. */
    private static boolean opens(String text, String tag, int at, int end) {
        if (!text.startsWith(tag, at)) {
            return false;
        }
        int start = at + tag.length();
        int i = start;
        while (i < end && (Character.isLetterOrDigit(text.charAt(i)) || "_-.".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i > start && i < end && text.charAt(i) == '>';
    }

    private static boolean follows(String text, String tag, String next, int at, int end) {
        return text.startsWith(tag, at) && text.startsWith(next, skipBlanks(text, at + tag.length(), end));
    }

    private static int skipBlanks(String text, int from, int end) {
        int i = from;
        while (i < end && AnswerBuilder.isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
