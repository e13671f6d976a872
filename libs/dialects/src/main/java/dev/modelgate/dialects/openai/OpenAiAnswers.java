package dev.modelgate.dialects.openai;

import com.fasterxml.jackson.core.JsonToken;
import dev.modelgate.dialects.answer.AnswerBuilder;
import dev.modelgate.dialects.answer.AnswerError;
import dev.modelgate.dialects.answer.AnswerException;
import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.answer.CallJson;
import dev.modelgate.dialects.answer.ParsedAnswer;
import dev.modelgate.dialects.answer.ParsedCall;
import dev.modelgate.dialects.answer.TextPart;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.dialect.NameRule;
import dev.modelgate.dialects.json.JsonCursor;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.StrictJson;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses answers of an endpoint: the <code>message</code> of a choice as JSON, with <code>tool_calls</code>. Anything that
 * is no JSON object with that key is a direct answer in text.
 */
final class OpenAiAnswers implements AnswerParser {
    static final String MARKER = "\"tool_calls\"";

    @Override
    public ParsedAnswer parse(String raw, List<ToolDefinition> tools) {
        AnswerBuilder answer = new AnswerBuilder(raw);
        int start = answer.firstNonBlank(0, raw.length());
        if (!raw.startsWith("{", start) || !raw.contains(MARKER)) {
            answer.text(0, raw.length());
            return answer.build();
        }
        try {
            return message(raw);
        } catch (JsonException e) {
            answer.error(e);
        } catch (AnswerException e) {
            answer.error(e);
        }
        answer.marked();
        answer.text(0, raw.length());
        return answer.build();
    }

    private static ParsedAnswer message(String raw) throws JsonException, AnswerException {
        List<ParsedCall> calls = new ArrayList<>(2);
        List<TextPart> texts = new ArrayList<>(1);
        boolean marked = false;
        try (JsonCursor cursor = StrictJson.DEFAULT.open(raw, 0, raw.length())) {
            cursor.next();
            while (cursor.next() != JsonToken.END_OBJECT) {
                String key = cursor.text();
                JsonToken value = cursor.next();
                if (key.equals("tool_calls") && value == JsonToken.START_ARRAY) {
                    marked = true;
                    calls(cursor, calls);
                } else if (key.equals("content") && value == JsonToken.VALUE_STRING) {
                    text(cursor, texts);
                } else {
                    cursor.skip();
                }
            }
            cursor.expectEnd();
        }
        return new ParsedAnswer(calls, texts, List.of(), marked);
    }

    private static void text(JsonCursor cursor, List<TextPart> texts) throws JsonException {
        int at = cursor.start() + 1;
        String text = cursor.text();
        if (!text.isEmpty()) {
            texts.add(new TextPart(text, at));
        }
    }

    private static void calls(JsonCursor cursor, List<ParsedCall> calls) throws JsonException, AnswerException {
        while (cursor.next() != JsonToken.END_ARRAY) {
            int start = cursor.start();
            ParsedCall call = new ParsedCall(CallJson.toolCall(cursor), start, cursor.end());
            if (!NameRule.WORD_OR_DASH_64.allows(call.name())) {
                throw new AnswerException(
                        AnswerError.Code.BAD_NAME,
                        start,
                        "The function name \"" + call.name() + "\" is not of the form "
                                + NameRule.WORD_OR_DASH_64.pattern() + ".");
            }
            calls.add(call);
        }
    }
}
