package dev.modelgate.dialects.dialect;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;

/** What all writers ask of a conversation, by what their dialect's capabilities say. */
public final class Fitting {
    private Fitting() {}

    /** Notes what the dialect cannot hold: names, the order of turns, system turns. */
    public static void check(Conversation conversation, Capabilities capabilities, RowFindings findings) {
        for (ToolDefinition tool : conversation.tools()) {
            name(tool.name(), capabilities.names(), RowFindings.WHOLE_ROW, findings);
        }
        Turn before = null;
        for (int place = 0; place < conversation.turns().size(); place++) {
            Turn turn = conversation.turns().get(place);
            if (turn instanceof Turn.Assistant assistant) {
                for (ToolCall call : assistant.calls()) {
                    name(call.name(), capabilities.names(), place, findings);
                }
            }
            order(before, turn, place, capabilities, findings);
            before = turn;
        }
        if (capabilities.strictRoles() && !(before instanceof Turn.Assistant)) {
            findings.add(
                    FindingCode.LAST_TURN_NOT_ASSISTANT, conversation.turns().size() - 1);
        }
    }

    private static void order(Turn before, Turn turn, int place, Capabilities capabilities, RowFindings findings) {
        if (turn instanceof Turn.System && place > 0) {
            findings.add(FindingCode.SYSTEM_TURN_NOT_FIRST, place);
        }
        if (!capabilities.userAfterResult() && turn instanceof Turn.User && before instanceof Turn.ToolResult) {
            cannot("a user turn directly after a tool result", place, findings);
        }
        if (capabilities.strictRoles()) {
            boolean started = before != null && !(before instanceof Turn.System);
            if (turn instanceof Turn.Assistant && (!started || before instanceof Turn.Assistant)) {
                cannot("an assistant turn without a user turn or tool result before it", place, findings);
            }
            if (turn instanceof Turn.User && before instanceof Turn.User) {
                cannot("two user turns in a row", place, findings);
            }
            if (turn instanceof Turn.User
                    && before instanceof Turn.Assistant assistant
                    && !assistant.calls().isEmpty()) {
                cannot("a user turn where the result of a call should stand", place, findings);
            }
            if (turn instanceof Turn.ToolResult && (!started || before instanceof Turn.User)) {
                cannot("a tool result without a call before it", place, findings);
            }
        }
    }

    private static void name(String name, NameRule rule, int place, RowFindings findings) {
        if (!rule.allows(name)) {
            findings.add(
                    FindingCode.BAD_FUNCTION_NAME,
                    place,
                    "The function name \"" + name + "\" is not of the form " + rule.pattern() + ".");
        } else if (name.indexOf('-') >= 0 || name.indexOf('.') >= 0) {
            findings.add(FindingCode.NAME_NOT_WORD, place);
        }
    }

    private static void cannot(String what, int place, RowFindings findings) {
        findings.add(FindingCode.TARGET_CANNOT_SAY, place, "The target dialect cannot hold " + what + ".");
    }
}
