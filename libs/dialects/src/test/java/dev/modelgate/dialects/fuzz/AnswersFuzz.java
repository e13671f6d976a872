package dev.modelgate.dialects.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.answer.AnswerError;
import dev.modelgate.dialects.answer.ParsedAnswer;
import dev.modelgate.dialects.answer.ParsedCall;
import dev.modelgate.dialects.answer.TextPart;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any answer, parsed by every dialect, gives calls, texts and errors whose places lie in it. */
class AnswersFuzz {
    private static final List<ToolDefinition> TOOLS = List.of(new ToolDefinition("f", "", schema()));

    @FuzzTest(maxDuration = "30s")
    void anyAnswerIsParsed(byte[] utf8) {
        String raw = new String(utf8, StandardCharsets.UTF_8);
        for (Dialect dialect : Dialects.all()) {
            ParsedAnswer answer = dialect.answers().parse(raw, TOOLS);
            int after = 0;
            for (ParsedCall call : answer.calls()) {
                assertThat(call.start()).isBetween(0, call.end());
                assertThat(call.end()).isBetween(after, raw.length());
                after = call.end();
                assertThat(parsed(call.arguments().text())).isEqualTo(call.arguments());
            }
            for (AnswerError error : answer.errors()) {
                assertThat(error.at()).isBetween(0, raw.length());
                assertThat(error.message()).endsWith(".");
            }
            if (dialect.name().equals("openai")) {
                continue; // its texts are strings of JSON, so not verbatim
            }
            for (TextPart text : answer.texts()) {
                assertThat(raw.startsWith(text.text(), text.at())).isTrue();
            }
        }
    }

    private static JsonObject schema() {
        return parsed(
                "{\"type\": \"object\", \"properties\": {\"n\": {\"type\": \"integer\"}, \"x\": {\"type\": \"number\"}, "
                        + "\"o\": {\"type\": \"object\"}, \"l\": {\"type\": \"array\"}, \"b\": {\"type\": \"boolean\"}}}");
    }

    private static JsonObject parsed(String text) {
        try {
            return JsonObject.parse(text);
        } catch (JsonException e) {
            throw new AssertionError(text, e);
        }
    }
}
