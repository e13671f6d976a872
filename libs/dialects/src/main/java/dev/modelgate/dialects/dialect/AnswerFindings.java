package dev.modelgate.dialects.dialect;

import dev.modelgate.dialects.answer.AnswerError;
import dev.modelgate.dialects.finding.FindingCode;

/** What an error in an answer is called when the answer is a turn of a row. */
public final class AnswerFindings {
    private AnswerFindings() {}

    public static FindingCode code(AnswerError.Code code) {
        return switch (code) {
            case TRUNCATED -> FindingCode.TRUNCATED_CALL;
            case UNPARSABLE, BAD_JSON, MISSING_KEY, UNKNOWN_KEY -> FindingCode.BAD_CALL_JSON;
            case DUPLICATE_KEY -> FindingCode.DUPLICATE_KEY;
            case LIMIT -> FindingCode.BEYOND_LIMIT;
            case ARGUMENTS_NOT_OBJECT -> FindingCode.ARGUMENTS_NOT_OBJECT;
            case BAD_NAME -> FindingCode.BAD_FUNCTION_NAME;
            case CALL_WITHOUT_FUNCTION -> FindingCode.CALL_WITHOUT_FUNCTION;
            case UNBALANCED -> FindingCode.UNBALANCED_TAGS;
            case NESTED -> FindingCode.NESTED_TAGS;
            case FUSED -> FindingCode.FUSED_TAGS;
            case DUPLICATE_PARAMETER -> FindingCode.DUPLICATE_PARAMETER;
            case LITERAL_NEWLINE -> FindingCode.LITERAL_NEWLINE_IN_TAGS;
            case TEXT_AFTER_CALL -> FindingCode.TEXT_AFTER_CALL;
        };
    }
}
