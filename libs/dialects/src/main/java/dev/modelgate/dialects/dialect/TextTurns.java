package dev.modelgate.dialects.dialect;

import dev.modelgate.dialects.answer.AnswerError;
import dev.modelgate.dialects.answer.ParsedAnswer;
import dev.modelgate.dialects.answer.ParsedCall;
import dev.modelgate.dialects.answer.TextPart;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes assistant turns apart whose calls stand in their text. */
public final class TextTurns {
    private TextTurns() {}

    /**
     * An assistant turn's text and calls.
     *
     * @param text the text before the first call, verbatim
     * @param calls the calls
     */
    public record Parts(String text, List<ToolCall> calls) {}

    /**
     * What a parsed turn holds, under the policy for text after calls.
     *
     * @return empty after an error, which stands among the findings
     */
    public static Optional<Parts> parts(ParsedAnswer answer, Unsayable policy, int place, RowFindings findings) {
        int firstCall = answer.calls().isEmpty()
                ? Integer.MAX_VALUE
                : answer.calls().getFirst().start();
        boolean broken = false;
        for (AnswerError error : answer.errors()) {
            if (error.code() != AnswerError.Code.TEXT_AFTER_CALL) {
                findings.add(AnswerFindings.code(error.code()), place, error.message());
                broken = true;
            }
        }
        String before = "";
        int after = 0;
        for (TextPart part : answer.texts()) {
            if (part.at() < firstCall) {
                before = before.isEmpty() ? part.text() : before + part.text();
            } else {
                after += part.text().length();
            }
        }
        if (broken) {
            return Optional.empty();
        }
        if (after > 0 && policy == Unsayable.REFUSE) {
            findings.add(
                    FindingCode.TEXT_AFTER_CALL, place, "There are " + after + " characters of text after a call.");
            return Optional.empty();
        }
        if (after > 0) {
            findings.add(
                    FindingCode.TEXT_AFTER_CALL_DROPPED,
                    place,
                    after + " characters of text after a call were dropped, as the policy says.");
        }
        List<ToolCall> calls = new ArrayList<>(answer.calls().size());
        for (ParsedCall call : answer.calls()) {
            calls.add(call.call());
        }
        return Optional.of(new Parts(before, calls));
    }
}
