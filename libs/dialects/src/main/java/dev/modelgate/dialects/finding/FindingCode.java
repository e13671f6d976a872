package dev.modelgate.dialects.finding;

import static dev.modelgate.dialects.finding.Severity.ERROR;
import static dev.modelgate.dialects.finding.Severity.INFORMATION;
import static dev.modelgate.dialects.finding.Severity.WARNING;

import java.util.Locale;

/** Everything that can be found out about a file or a row beyond its being an ordinary row. */
public enum FindingCode {
    EMPTY_FILE(WARNING, "The file holds no row."),
    BYTE_ORDER_MARK(WARNING, "The line starts with a byte-order mark, which was left out."),
    CR_LF(WARNING, "Lines end with CR LF; the CR was left out. Reported once per file."),
    BLANK_LINE(WARNING, "The line is blank and no row; loaders of training rows stop at such a line."),
    TOO_MANY_ROWS(ERROR, "The file has more rows than the limit; the rest was not read."),
    LINE_TOO_LONG(ERROR, "The line is longer than the limit."),
    INVALID_UTF8(ERROR, "The line is not UTF-8."),
    INVALID_JSON(ERROR, "The line is not JSON."),
    BEYOND_LIMIT(ERROR, "The line nests deeper, or has a longer number or string, than the limits allow."),
    DUPLICATE_KEY(ERROR, "A JSON object holds a key twice."),
    LONE_SURROGATE(ERROR, "A string holds half of a surrogate pair, which no UTF-8 text can."),
    UNKNOWN_SHAPE(ERROR, "The line is JSON, but no row of a shape that is known."),
    AMBIGUOUS_DIALECT(ERROR, "The row bears marks of several dialects, so that its own cannot be found out."),
    NULL_MESSAGES(ERROR, "The messages are null or there are none."),
    UNKNOWN_FIELD(WARNING, "A field that no dialect has was left out."),
    UNKNOWN_ROLE(ERROR, "A turn's role is not system, user, assistant or tool."),
    BAD_TOOL_DEFINITION(ERROR, "A tool is declared without a name, or with parameters that are no object."),
    NULL_CONTENT(INFORMATION, "A turn's content is null or missing and was read as empty."),
    CONTENT_NOT_TEXT(ERROR, "A turn's content is not a string."),
    DUPLICATE_ROW(WARNING, "The row is the same as an earlier one."),
    ROW_IN_BOTH_SPLITS(WARNING, "The row stands in the other split too."),
    OVER_TOKEN_LENGTH(WARNING, "The row has more tokens than the length at which trainers cut it."),
    NO_SYSTEM_TURN(INFORMATION, "The row has no system turn; templates may add a default one."),
    SYSTEM_TURN_ADDED(INFORMATION, "The given system turn was put first, as the row had none."),
    SEVERAL_SYSTEM_TURNS(ERROR, "The row has more than one system turn."),
    SYSTEM_TURN_NOT_FIRST(ERROR, "The system turn is not the first."),
    /** Of any dialect, whichever is read or written. Where it is reported, {@link #CONTROL_TEXT_IN_CONTENT} is not of that turn. */
    TAG_IN_SYSTEM_PROMPT(
            WARNING,
            "The system prompt holds a tag or control token that frames turns, calls or results in some dialect; it was left as it is."),
    CONSECUTIVE_TURNS(WARNING, "Two turns of one role follow each other."),
    LAST_TURN_NOT_ASSISTANT(ERROR, "The last turn is not the assistant's, so there is nothing to learn."),
    EMPTY_CONTENT(WARNING, "A turn is empty."),
    EMPTY_ANSWER(ERROR, "An assistant turn has neither text nor a call."),
    ENDS_WITH_CALL(INFORMATION, "The row ends with a call that no result answers."),
    TEXT_BEFORE_CALL(INFORMATION, "An assistant turn has text before its call."),
    TEXT_AFTER_CALL(ERROR, "An assistant turn has text after a call, which a conversation cannot hold."),
    TEXT_AFTER_CALL_DROPPED(WARNING, "The text after a call was dropped, as the policy says."),
    TEXT_BESIDE_CALL_DROPPED(
            WARNING, "The text beside a call was dropped, as the policy says: the target cannot hold it."),
    CALL_WITHOUT_FUNCTION(ERROR, "A call names no function."),
    BARE_CODE(INFORMATION, "Bare code in a call's tags was made a call of the given tool."),
    BAD_CALL_JSON(ERROR, "A call's JSON is not JSON, or not a call."),
    ARGUMENTS_NOT_OBJECT(ERROR, "A call's arguments are not a JSON object."),
    CALL_IN_FENCE(WARNING, "A call is written as a fenced code block; it was left as text."),
    CALL_IN_FENCE_RECOVERED(INFORMATION, "A call in a fenced code block was read as a call, as the option says."),
    TRUNCATED_CALL(ERROR, "The text ends inside a call."),
    UNBALANCED_TAGS(ERROR, "A call's tag is missing or stands where it does not belong."),
    NESTED_TAGS(ERROR, "A call's value holds a call's tags, so that it can be read in two ways."),
    FUSED_TAGS(ERROR, "Two calls share one pair of tags."),
    LITERAL_NEWLINE_IN_TAGS(ERROR, "Between a call's tags stands a backslash and an n."),
    DUPLICATE_PARAMETER(ERROR, "A call gives a parameter twice."),
    BAD_FUNCTION_NAME(ERROR, "A function's name breaks the rule of its dialect."),
    NAME_NOT_WORD(INFORMATION, "A function's name has a character that parsers reading only \\w+ do not see."),
    RESPONSE_WITHOUT_CALL(WARNING, "A tool response answers no call; its turn was left as the user's text."),
    RESPONSE_WITHOUT_NEWLINES(INFORMATION, "A tool response has no line breaks inside its tags."),
    UNBALANCED_RESPONSE(ERROR, "A tool response's tag is missing or stands inside another's."),
    TEXT_BESIDE_RESPONSE(ERROR, "A user turn has text beside a tool response."),
    WRONG_NUMBER_OF_RESPONSES(ERROR, "There are more or fewer tool results than calls before them."),
    LOOKS_LIKE_TOOL_RESULT(WARNING, "A user turn starts as if it were a tool result; it was left as the user's text."),
    TOOL_TURN_WITHOUT_ID(WARNING, "A tool turn names no call; results were matched to calls by their order."),
    UNKNOWN_CALL_ID(ERROR, "A tool turn names a call that is not among those before it."),
    RESULTS_REORDERED(INFORMATION, "Tool results were put in the order of their calls."),
    CALL_ID_REPLACED(
            INFORMATION,
            "A call's id was replaced, as the target does not allow it or another call of the row has it."),
    CONTROL_TEXT_IN_CONTENT(
            WARNING, "Content holds the text of a control token; some tokenizers take it for the token."),
    TRAILING_SPACES(
            WARNING, "White space around an assistant turn's text was left out, as the target's own library does."),
    TYPE_LOST(WARNING, "An argument that is not a string will be read back as one: the target has no types."),
    TARGET_CANNOT_SAY(ERROR, "The target dialect cannot hold this.");

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final Severity severity;
    private final String sentence;

    FindingCode(Severity severity, String sentence) {
        this.severity = severity;
        this.sentence = sentence;
    }

    /** How it is written in files and answers, such as {@code text-before-call}. */
    public String label() {
        return label;
    }

    /** How much it matters, unless a policy makes it an error. */
    public Severity severity() {
        return severity;
    }

    /** What it means, in one sentence. */
    public String sentence() {
        return sentence;
    }
}
