package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.row.RawMessage;
import java.util.ArrayList;
import java.util.List;

/** Takes a ChatML text apart into its turns. */
final class ChatmlTurns {
    private ChatmlTurns() {}

    /**
     * The turns of a text that holds nothing else; white space may stand between them, and an end of text after them.
     *
     * @return the turns; empty after an error, which stands among the findings
     */
    static List<RawMessage> read(String text, RowFindings findings) {
        List<RawMessage> turns = new ArrayList<>(8);
        int end = text.endsWith(Tags.END_OF_TEXT) ? text.length() - Tags.END_OF_TEXT.length() : text.length();
        int at = Responses.skipBlanks(text, 0);
        while (at < end) {
            int place = turns.size();
            if (!text.startsWith(Tags.TURN, at)) {
                findings.add(FindingCode.UNBALANCED_TAGS, place, "There is text before a turn's <|im_start|>.");
                return List.of();
            }
            int roleStart = at + Tags.TURN.length();
            int roleEnd = text.indexOf('\n', roleStart);
            int close = text.indexOf(Tags.TURN_END, roleStart);
            if (close < 0 || roleEnd < 0 || roleEnd > close) {
                findings.add(
                        FindingCode.UNBALANCED_TAGS,
                        place,
                        close < 0
                                ? "A turn has no <|im_end|>."
                                : "A turn has no line break between its role and its content.");
                return List.of();
            }
            int nested = text.indexOf(Tags.TURN, roleEnd);
            if (nested >= 0 && nested < close) {
                findings.add(FindingCode.NESTED_TAGS, place, "A turn's <|im_start|> stands inside another turn.");
                return List.of();
            }
            turns.add(new RawMessage(
                    text.substring(roleStart, roleEnd), text.substring(roleEnd + 1, close), List.of(), ""));
            at = Responses.skipBlanks(text, close + Tags.TURN_END.length());
        }
        if (turns.isEmpty()) {
            findings.add(FindingCode.UNKNOWN_SHAPE, RowFindings.WHOLE_ROW, "The text holds no turn.");
        }
        return turns;
    }
}
