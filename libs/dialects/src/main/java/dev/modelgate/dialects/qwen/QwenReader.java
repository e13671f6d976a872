package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.answer.AnswerException;
import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.dialect.ControlText;
import dev.modelgate.dialects.dialect.ConversationBuilder;
import dev.modelgate.dialects.dialect.ConversationReader;
import dev.modelgate.dialects.dialect.ReadOptions;
import dev.modelgate.dialects.dialect.TextTurns;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.JsonObject;
import dev.modelgate.dialects.row.RawMessage;
import dev.modelgate.dialects.row.RawRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads rows of messages whose assistant turns hold calls in tags and whose user turns hold tool responses as tags. Calls
 * and results that are given as <code>tool_calls</code> and role <code>tool</code> are read too.
 */
final class QwenReader implements ConversationReader {
    static final ControlText TAGS = new ControlText(List.of(
            Tags.CALL, Tags.CALL_END, Tags.FUNCTION, Tags.RESPONSE, Tags.RESPONSE_END, Tags.TURN, Tags.TURN_END));
    static final ControlText FRAMES = new ControlText(List.of(Tags.TURN, Tags.TURN_END, Tags.END_OF_TEXT));

    private final String dialect;
    private final Function<String, CallFormat> formats;

    /**
     * @param dialect the name, for sentences
     * @param formats the format of the calls in an answer
     */
    QwenReader(String dialect, Function<String, CallFormat> formats) {
        this.dialect = dialect;
        this.formats = formats;
    }

    @Override
    public Optional<Conversation> read(RawRow row, ReadOptions options, RowFindings findings) {
        if (row.text().isPresent()) {
            findings.add(
                    FindingCode.UNKNOWN_SHAPE,
                    RowFindings.WHOLE_ROW,
                    "The row is a text; rows of " + dialect + " have messages (texts are read as chatml).");
            return Optional.empty();
        }
        List<ToolDefinition> tools = row.tools().isEmpty() ? options.tools() : row.tools();
        ConversationBuilder conversation = new ConversationBuilder(findings);
        List<RawMessage> messages = row.messages();
        for (int place = 0; place < messages.size(); place++) {
            read(messages.get(place), place, tools, options, conversation, findings);
        }
        return conversation.build(tools);
    }

    private void read(
            RawMessage message,
            int place,
            List<ToolDefinition> tools,
            ReadOptions options,
            ConversationBuilder conversation,
            RowFindings findings) {
        String content = message.content();
        switch (message.role()) {
            case "system" -> conversation.system(content, place);
            case "user" -> user(content, place, options, conversation, findings);
            case "assistant" -> assistant(message, place, tools, options, conversation, findings);
            case "tool" -> {
                if (message.callId().isEmpty()) {
                    findings.add(FindingCode.TOOL_TURN_WITHOUT_ID, place);
                }
                conversation.result(message.callId(), content, place);
            }
            default ->
                findings.add(
                        FindingCode.UNKNOWN_ROLE,
                        place,
                        "The role \"" + message.role() + "\" is not system, user, assistant or tool.");
        }
    }

    private static void user(
            String content, int place, ReadOptions options, ConversationBuilder conversation, RowFindings findings) {
        boolean tagged =
                Tags.indexOf(Tags.RESPONSE, content, 0) >= 0 || Tags.indexOf(Tags.RESPONSE_END, content, 0) >= 0;
        if (!tagged) {
            control(content, place, findings);
            conversation.user(content, place);
            return;
        }
        if (!conversation.awaitsResults()) {
            if (options.orphanResponses() == ReadOptions.Orphans.REFUSE) {
                findings.refuse(FindingCode.RESPONSE_WITHOUT_CALL, place, "A tool response answers no call.");
            } else {
                findings.add(FindingCode.RESPONSE_WITHOUT_CALL, place);
                conversation.user(content, place);
            }
            return;
        }
        List<String> responses = Responses.read(content, place, findings);
        if (responses.isEmpty()) {
            conversation.resultsUnreadable();
        }
        for (String response : responses) {
            conversation.result("", response, place);
        }
    }

    private void assistant(
            RawMessage message,
            int place,
            List<ToolDefinition> tools,
            ReadOptions options,
            ConversationBuilder conversation,
            RowFindings findings) {
        String content = message.content();
        if (!message.calls().isEmpty()) {
            if (TAGS.firstIn(content) != null) {
                findings.add(
                        FindingCode.UNBALANCED_TAGS,
                        place,
                        "The turn has tool_calls and tags of calls; it can be read in two ways.");
                return;
            }
            conversation.assistant(content, message.calls(), place);
            return;
        }
        if (FencedCall.looksLikeOne(content) && !content.contains(Tags.CALL)) {
            fenced(content, place, options, conversation, findings);
            return;
        }
        if (options.bareCode().isPresent()
                && bareCode(content, place, options.bareCode().get(), conversation, findings)) {
            return;
        }
        CallFormat format = formats.apply(content);
        TextTurns.parts(format.answers().parse(content, tools), options.textAfterCalls(), place, findings)
                .ifPresent(parts -> {
                    control(parts.text(), place, findings);
                    conversation.assistant(
                            parts.calls().isEmpty() ? parts.text() : format.withoutSeparator(parts.text()),
                            parts.calls(),
                            place);
                });
    }

    private void fenced(
            String content, int place, ReadOptions options, ConversationBuilder conversation, RowFindings findings) {
        String why = "";
        if (options.recoverFencedCalls()) {
            try {
                FencedCall.Recovered recovered = FencedCall.read(content);
                findings.add(FindingCode.CALL_IN_FENCE_RECOVERED, place);
                conversation.assistant(
                        formats.apply(content).withoutSeparator(recovered.text()), List.of(recovered.call()), place);
                return;
            } catch (JsonException | AnswerException e) {
                why = " It cannot be recovered: " + e.getMessage();
            }
        }
        findings.add(FindingCode.CALL_IN_FENCE, place, FindingCode.CALL_IN_FENCE.sentence() + why);
        conversation.assistant(content, List.of(), place);
    }

    /** Reads a turn with one pair of call tags and bare code between them; false when it is something else. */
    private boolean bareCode(
            String content,
            int place,
            ReadOptions.BareCode owner,
            ConversationBuilder conversation,
            RowFindings findings) {
        int open = content.indexOf(Tags.CALL);
        int start = open + Tags.CALL.length();
        int close = content.length() - Tags.CALL_END.length();
        boolean oneCall = open >= 0
                && close >= start
                && content.endsWith(Tags.CALL_END)
                && content.indexOf(Tags.CALL, start) < 0
                && content.indexOf(Tags.CALL_END, start) == close;
        if (!oneCall) {
            return false;
        }
        String code = content.substring(start, close);
        String stripped = code.strip();
        if (stripped.isEmpty() || stripped.startsWith("<") || stripped.startsWith("{") || stripped.startsWith("\\n")) {
            return false;
        }
        int from = code.startsWith("\n") ? 1 : 0;
        int to = code.length() > from && code.endsWith("\n") ? code.length() - 1 : code.length();
        findings.add(
                FindingCode.BARE_CODE, place, "Bare code in a call's tags was made a call of " + owner.tool() + ".");
        JsonObject arguments = JsonObject.ofStrings(Map.of(owner.parameter(), code.substring(from, to)));
        conversation.assistant(
                formats.apply(content).withoutSeparator(content.substring(0, open)),
                List.of(new ToolCall(owner.tool(), arguments)),
                place);
        return true;
    }

    private static void control(String text, int place, RowFindings findings) {
        String token = FRAMES.firstIn(text);
        if (token != null) {
            findings.add(
                    FindingCode.CONTROL_TEXT_IN_CONTENT,
                    place,
                    "The content holds " + token + ", which some tokenizers take for the control token.");
        }
    }
}
