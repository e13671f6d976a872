package dev.modelgate.dialects.answer;

import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.json.JsonException;
import java.util.ArrayList;
import java.util.List;

/** Gathers what a parser finds in one raw answer. */
public final class AnswerBuilder {
    private final String raw;
    private final List<ParsedCall> calls = new ArrayList<>(2);
    private final List<TextPart> texts = new ArrayList<>(2);
    private final List<AnswerError> errors = new ArrayList<>(0);
    private boolean marked;

    public AnswerBuilder(String raw) {
        this.raw = raw;
    }

    /** Notes that the answer holds a marker of a call. */
    public void marked() {
        marked = true;
    }

    public void call(ToolCall call, int start, int end) {
        calls.add(new ParsedCall(call, start, end));
    }

    /** Whether a call was found before. */
    public boolean hasCall() {
        return !calls.isEmpty();
    }

    /** Whether an error was found before. */
    public boolean hasError() {
        return !errors.isEmpty();
    }

    /** Adds the text of a range. Beside calls, white space alone is separation and no text. */
    public void text(int start, int end) {
        if (start >= end || (hasCall() && firstNonBlank(start, end) == end)) {
            return;
        }
        if (!texts.isEmpty()) {
            TextPart last = texts.getLast();
            if (last.at() + last.text().length() == start) {
                texts.set(texts.size() - 1, new TextPart(raw.substring(last.at(), end), last.at()));
                return;
            }
        }
        texts.add(new TextPart(raw.substring(start, end), start));
    }

    public void error(AnswerError.Code code, int at, String message) {
        errors.add(new AnswerError(code, at, message));
    }

    public void error(AnswerException e) {
        errors.add(e.error());
    }

    /** Adds an error of a call's JSON. */
    public void error(JsonException e) {
        AnswerError.Code code = switch (e.kind()) {
            case SYNTAX, LONE_SURROGATE -> AnswerError.Code.BAD_JSON;
            case TRUNCATED -> AnswerError.Code.TRUNCATED;
            case DUPLICATE_KEY -> AnswerError.Code.DUPLICATE_KEY;
            case TYPE -> AnswerError.Code.ARGUMENTS_NOT_OBJECT;
            case LIMIT -> AnswerError.Code.LIMIT;
        };
        error(code, Math.min(e.at(), raw.length()), e.getMessage());
    }

    /** The offset of the first character of a range that is not white space; its end when there is none. */
    public int firstNonBlank(int start, int end) {
        int i = start;
        while (i < end && isBlank(raw.charAt(i))) {
            i++;
        }
        return i;
    }

    public ParsedAnswer build() {
        return new ParsedAnswer(calls, texts, errors, marked);
    }

    /** JSON's white space, which is also what templates put between tags. */
    public static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}
