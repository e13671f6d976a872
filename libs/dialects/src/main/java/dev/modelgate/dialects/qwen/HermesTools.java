package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.Utf8Builder;
import dev.modelgate.dialects.row.RowParser;
import dev.modelgate.dialects.row.RowWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tools in the system turn, as Qwen's templates with JSON calls declare them: each as one line of JSON. */
final class HermesTools {
    private static final String AFTER_SYSTEM = "\n\n";
    private static final String HEAD = """
            # Tools

            You may call one or more functions to assist with the user query.

            You are provided with function signatures within <tools></tools> XML tags:
            <tools>
            """;
    private static final String TAIL = """

            </tools>

            For each function call, return a json object with function name and arguments within \
            <tool_call></tool_call> XML tags:
            <tool_call>
            {"name": <function-name>, "arguments": <args-json-object>}
            </tool_call>""";

    private HermesTools() {}

    /**
     * What a system turn's text holds.
     *
     * @param system the text before the tools; empty when the turn declares tools only
     * @param tools the tools
     */
    record Declared(Optional<String> system, List<ToolDefinition> tools) {}

    static void write(boolean afterSystem, List<ToolDefinition> tools, Utf8Builder out) {
        out.append(afterSystem ? AFTER_SYSTEM : "").append(HEAD);
        for (int i = 0; i < tools.size(); i++) {
            out.append(i == 0 ? "" : "\n");
            RowWriter.tool(out, tools.get(i));
        }
        out.append(TAIL);
    }

    /** Whether a system prompt can be written so that it is not read as one that declares tools. */
    static boolean canHold(String system) {
        return !system.contains(HEAD) && !system.endsWith(TAIL);
    }

    /** Takes a system turn's text apart; one without the template's own words is all system prompt. */
    static Declared read(String text, int place, RowFindings findings) {
        int head = text.indexOf(HEAD);
        boolean framed = text.endsWith(TAIL)
                && (head == 0 || (head > 0 && text.startsWith(AFTER_SYSTEM, head - AFTER_SYSTEM.length())));
        if (!framed || head + HEAD.length() > text.length() - TAIL.length()) {
            return new Declared(Optional.of(text), List.of());
        }
        List<ToolDefinition> tools = new ArrayList<>();
        text.substring(head + HEAD.length(), text.length() - TAIL.length())
                .lines()
                .forEach(line -> {
                    Optional<ToolDefinition> tool = RowParser.tool(line, findings);
                    if (tool.isEmpty()) {
                        findings.add(
                                FindingCode.BAD_TOOL_DEFINITION,
                                place,
                                "A line between <tools> and </tools> is no tool.");
                    }
                    tool.ifPresent(tools::add);
                });
        Optional<String> system =
                head == 0 ? Optional.empty() : Optional.of(text.substring(0, head - AFTER_SYSTEM.length()));
        return new Declared(system, tools);
    }
}
