package dev.modelgate.dialects.mistral;

import dev.modelgate.dialects.answer.AnswerBuilder;
import dev.modelgate.dialects.answer.AnswerError;
import dev.modelgate.dialects.answer.AnswerException;
import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.answer.CallJson;
import dev.modelgate.dialects.answer.ParsedAnswer;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.dialect.NameRule;
import dev.modelgate.dialects.json.JsonCursor;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.JsonText;
import java.util.List;

/**
 * Parses answers of all versions. A call ends where its JSON ends; a marker inside a JSON string is part of that string.
 * After a broken call nothing more is read, because a marker that follows might stand inside the broken JSON.
 */
final class MistralAnswers implements AnswerParser {
    private final Version version;

    MistralAnswers(Version version) {
        this.version = version;
    }

    @Override
    public ParsedAnswer parse(String raw, List<ToolDefinition> tools) {
        AnswerBuilder answer = new AnswerBuilder(raw);
        JsonText json = new JsonText(raw);
        int end = raw.endsWith(Tokens.EOS) ? raw.length() - Tokens.EOS.length() : raw.length();
        int marker = raw.indexOf(Tokens.TOOL_CALLS);
        if (marker < 0) {
            strayMarkers(raw, answer);
            answer.text(0, end);
            return answer.build();
        }
        answer.marked();
        answer.text(0, marker);
        int at = marker;
        while (at < end) {
            int after = call(raw, json, at, end, answer);
            if (after < 0) {
                answer.text(at, end);
                break;
            }
            at = answer.firstNonBlank(after, end);
            if (at < end && !raw.startsWith(Tokens.TOOL_CALLS, at)) {
                answer.error(
                        AnswerError.Code.TEXT_AFTER_CALL,
                        at,
                        "Text follows a call; in this dialect only another call or the end of the turn can.");
                answer.text(at, end);
                break;
            }
        }
        return answer.build();
    }

    private void strayMarkers(String raw, AnswerBuilder answer) {
        int args = raw.indexOf(Tokens.ARGS);
        if (args >= 0 && version.namesCallsInText()) {
            answer.error(AnswerError.Code.UNBALANCED, args, "There is an [ARGS] without a [TOOL_CALLS] before it.");
        }
    }

    /** Reads the call at a marker and returns the offset after it, or -1 after noting why it is none. */
    private int call(String raw, JsonText json, int marker, int end, AnswerBuilder answer) {
        try {
            return version.namesCallsInText()
                    ? named(raw, json, marker, end, answer)
                    : listed(json, marker, end, answer);
        } catch (JsonException e) {
            answer.error(e);
            return -1;
        } catch (AnswerException e) {
            answer.error(e);
            return -1;
        }
    }

    private static int listed(JsonText json, int marker, int end, AnswerBuilder answer)
            throws JsonException, AnswerException {
        CallJson.Scan scan = CallJson.list(json, marker + Tokens.TOOL_CALLS.length(), end);
        for (ToolCall call : scan.calls()) {
            if (!NameRule.WORD_OR_DASH_64.allows(call.name())) {
                throw badName(call.name(), marker);
            }
        }
        scan.calls().forEach(call -> answer.call(call, marker, scan.end()));
        return scan.end();
    }

    private int named(String raw, JsonText json, int marker, int end, AnswerBuilder answer)
            throws JsonException, AnswerException {
        int nameStart = marker + Tokens.TOOL_CALLS.length();
        int nameEnd = nameEnd(raw, nameStart, end);
        String id = "";
        int at = nameEnd;
        if (version.writesCallIds()) {
            at = expect(raw, Tokens.CALL_ID, at, end, marker);
            int idEnd = at;
            while (idEnd < end && Character.isLetterOrDigit(raw.charAt(idEnd))) {
                idEnd++;
            }
            id = raw.substring(at, idEnd);
            at = idEnd;
        }
        at = expect(raw, Tokens.ARGS, at, end, marker);
        String name = raw.substring(nameStart, nameEnd);
        if (!NameRule.WORD_OR_DASH_64.allows(name)) {
            throw badName(name, nameStart);
        }
        try (JsonCursor cursor = json.open(at, end)) {
            if (cursor.next() == null) {
                throw new JsonException(
                        JsonException.Kind.TRUNCATED, end, "The answer ends before a call's arguments.");
            }
            ToolCall call = new ToolCall(id, name, CallJson.arguments(cursor));
            answer.call(call, marker, cursor.end());
            return cursor.end();
        }
    }

    private static int nameEnd(String raw, int start, int end) {
        int i = start;
        while (i < end && NameRule.WORD_OR_DASH_64.allows(raw.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int expect(String raw, String token, int at, int end, int marker)
            throws JsonException, AnswerException {
        if (at + token.length() <= end && raw.startsWith(token, at)) {
            return at + token.length();
        }
        if (token.startsWith(raw.substring(at, Math.min(end, at + token.length())))) {
            throw new JsonException(
                    JsonException.Kind.TRUNCATED, end, "The answer ends before a call's " + token + ".");
        }
        throw new AnswerException(
                AnswerError.Code.UNPARSABLE,
                marker,
                "After this [TOOL_CALLS] there is no call: " + token + " should stand at character " + at + ".");
    }

    private static AnswerException badName(String name, int at) {
        return new AnswerException(
                AnswerError.Code.BAD_NAME,
                at,
                "The function name \"" + name + "\" is not of the form " + NameRule.WORD_OR_DASH_64.pattern() + ".");
    }
}
