package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.answer.AnswerBuilder;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import java.util.ArrayList;
import java.util.List;

/** Reads the tool responses in a user turn, <code>&lt;tool_response&gt;…&lt;/tool_response&gt;</code> one after another. */
final class Responses {
    private Responses() {}

    /**
     * The contents of the responses of a turn that holds at least one tag. A response ends at the first closing tag that is
     * followed by white space and the next response or the end of the turn; one line break belongs to the tags on each
     * side.
     *
     * @return the contents; empty after an error, which stands among the findings
     */
    static List<String> read(String text, int place, RowFindings findings) {
        List<String> contents = new ArrayList<>(1);
        int at = skipBlanks(text, 0);
        while (at < text.length()) {
            if (!text.startsWith(Tags.RESPONSE, at)) {
                boolean closing = text.startsWith(Tags.RESPONSE_END, at);
                findings.add(closing ? FindingCode.UNBALANCED_RESPONSE : FindingCode.TEXT_BESIDE_RESPONSE, place);
                return List.of();
            }
            int start = at + Tags.RESPONSE.length();
            int close = closing(text, start);
            int inner = Tags.indexOf(Tags.RESPONSE, text, start);
            if (close < 0 && Tags.indexOf(Tags.RESPONSE_END, text, start) >= 0) {
                findings.add(FindingCode.TEXT_BESIDE_RESPONSE, place);
                return List.of();
            }
            if (close < 0 || (inner >= 0 && inner < close)) {
                findings.add(FindingCode.UNBALANCED_RESPONSE, place);
                return List.of();
            }
            contents.add(content(text, start, close, place, findings));
            at = skipBlanks(text, close + Tags.RESPONSE_END.length());
        }
        return contents;
    }

    /** Whether a content can be written so that it is read back as it was. */
    static boolean canHold(String content) {
        return Tags.indexOf(Tags.RESPONSE, content, 0) < 0 && Tags.indexOf(Tags.RESPONSE_END, content, 0) < 0;
    }

    private static String content(String text, int start, int close, int place, RowFindings findings) {
        boolean opened = start < close && text.charAt(start) == '\n';
        int from = opened ? start + 1 : start;
        boolean closed = from < close && text.charAt(close - 1) == '\n';
        int to = closed ? close - 1 : close;
        if (!opened || (!closed && from < close)) {
            findings.add(FindingCode.RESPONSE_WITHOUT_NEWLINES, place);
        }
        return text.substring(from, to);
    }

    private static int closing(String text, int start) {
        int close = Tags.indexOf(Tags.RESPONSE_END, text, start);
        while (close >= 0) {
            int next = skipBlanks(text, close + Tags.RESPONSE_END.length());
            if (next == text.length() || text.startsWith(Tags.RESPONSE, next)) {
                return close;
            }
            close = Tags.indexOf(Tags.RESPONSE_END, text, close + 1);
        }
        return -1;
    }

    static int skipBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && AnswerBuilder.isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
