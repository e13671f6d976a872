package dev.modelgate.dialects.dialect;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a conversation together turn by turn and notes what is unusual about their order, whatever the dialect. Every turn
 * comes with its place in the row, so that findings name the turn that a person finds there.
 */
public final class ConversationBuilder {
    private final RowFindings findings;
    private final List<Turn> turns = new ArrayList<>(8);
    private List<ToolCall> openCalls = List.of();
    private int results;
    private int lastPlace = RowFindings.WHOLE_ROW;
    private int callsPlace = RowFindings.WHOLE_ROW;
    private boolean systemSeen;

    public ConversationBuilder(RowFindings findings) {
        this.findings = findings;
    }

    /** Whether a tool result may follow: the last assistant turn made calls that are not all answered. */
    public boolean awaitsResults() {
        return results < openCalls.size();
    }

    /** How many calls of the last assistant turn are not answered. */
    public int openCalls() {
        return openCalls.size() - results;
    }

    /** Notes that the results of the open calls stand in a turn that could not be read. */
    public void resultsUnreadable() {
        openCalls = List.of();
        results = 0;
    }

    public void system(String text, int place) {
        if (systemSeen) {
            findings.add(FindingCode.SEVERAL_SYSTEM_TURNS, place);
        } else if (!turns.isEmpty()) {
            findings.add(FindingCode.SYSTEM_TURN_NOT_FIRST, place);
        }
        systemSeen = true;
        add(new Turn.System(text), text, place);
    }

    public void user(String text, int place) {
        closeCalls(place);
        if (!turns.isEmpty() && turns.getLast() instanceof Turn.User) {
            findings.add(FindingCode.CONSECUTIVE_TURNS, place, "Two user turns follow each other.");
        }
        if (startsWith(text, "tool result:") || startsWith(text, "tool output:")) {
            findings.add(FindingCode.LOOKS_LIKE_TOOL_RESULT, place);
        }
        add(new Turn.User(text), text, place);
    }

    public void assistant(String text, List<ToolCall> calls, int place) {
        closeCalls(place);
        if (!turns.isEmpty() && turns.getLast() instanceof Turn.Assistant) {
            findings.add(FindingCode.CONSECUTIVE_TURNS, place, "Two assistant turns follow each other.");
        }
        if (calls.isEmpty() && text.isEmpty()) {
            findings.add(FindingCode.EMPTY_ANSWER, place);
        }
        if (!calls.isEmpty() && !text.isEmpty()) {
            findings.add(FindingCode.TEXT_BEFORE_CALL, place);
        }
        turns.add(new Turn.Assistant(text, calls));
        openCalls = calls;
        results = 0;
        lastPlace = place;
        callsPlace = place;
    }

    /** Adds a tool result; the id is empty when the row gives none. */
    public void result(String callId, String content, int place) {
        if (openCalls.isEmpty()) {
            findings.refuse(FindingCode.RESPONSE_WITHOUT_CALL, place, "A tool result answers no call.");
        } else if (!callId.isEmpty()
                && openCalls.stream().noneMatch(call -> call.id().equals(callId))) {
            findings.add(
                    FindingCode.UNKNOWN_CALL_ID,
                    place,
                    "The tool turn names the call \"" + callId + "\", which is not among those before it.");
        }
        results++;
        turns.add(new Turn.ToolResult(callId, content));
        lastPlace = place;
    }

    /** Ends the conversation; empty when an error was found. */
    public Optional<Conversation> build(List<ToolDefinition> tools) {
        if (findings.refused()) {
            // Turns are missing that could not be read; what their absence looks like would mislead.
            return Optional.empty();
        }
        boolean endsWithCall = !openCalls.isEmpty() && results == 0;
        if (endsWithCall) {
            findings.add(FindingCode.ENDS_WITH_CALL, lastPlace);
        } else if (results > 0) {
            checkCount(lastPlace);
        }
        if (turns.isEmpty() || !(turns.getLast() instanceof Turn.Assistant)) {
            findings.add(FindingCode.LAST_TURN_NOT_ASSISTANT, lastPlace);
        }
        if (!systemSeen) {
            findings.add(FindingCode.NO_SYSTEM_TURN, RowFindings.WHOLE_ROW);
        }
        return findings.refused() ? Optional.empty() : Optional.of(new Conversation(tools, turns));
    }

    private void add(Turn turn, String text, int place) {
        if (text.isEmpty()) {
            findings.add(FindingCode.EMPTY_CONTENT, place);
        }
        turns.add(turn);
        lastPlace = place;
    }

    /** Another turn follows, so every call must have been answered. */
    private void closeCalls(int place) {
        if (!openCalls.isEmpty()) {
            checkCount(place);
        }
        openCalls = List.of();
        results = 0;
    }

    private static boolean startsWith(String text, String start) {
        return text.regionMatches(true, 0, start, 0, start.length());
    }

    private void checkCount(int place) {
        if (results != openCalls.size()) {
            findings.add(
                    FindingCode.WRONG_NUMBER_OF_RESPONSES,
                    place,
                    "Turn " + callsPlace + " makes " + openCalls.size() + " calls, and " + results
                            + " tool results follow it.");
        }
    }
}
