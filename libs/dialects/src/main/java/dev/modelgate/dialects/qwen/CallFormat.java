package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.answer.AnswerParser;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.Utf8Builder;
import java.util.List;
import java.util.Optional;

/** Where the templates of Qwen's models differ: how they write tools and calls. */
interface CallFormat {
    /** Finds calls of this format. */
    AnswerParser answers();

    /** What the template puts between an assistant's text and its first call; it belongs to neither. */
    String separator();

    /** The text before a call, as it was before the template put its separator after it. */
    String withoutSeparator(String text);

    /** Whether the template strips white space from both ends of the text beside a call. */
    boolean stripsTextBesideCalls();

    /** Whether the template ends the last result of a turn with a line break, as it does the others. */
    boolean breaksAfterLastResult();

    /** Notes what a call's text cannot hold, or would lose. */
    void check(ToolCall call, List<ToolDefinition> tools, int place, RowFindings findings);

    /** Appends the content of the system turn: the given text, if any, and how the tools are declared. */
    void system(Optional<String> text, List<ToolDefinition> tools, Utf8Builder out);

    /** Appends a call with its tags. */
    void call(ToolCall call, Utf8Builder out);
}
