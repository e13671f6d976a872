package dev.modelgate.dialects.dialect;

import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.dialect.Capabilities.CallIdRule;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives calls the ids that a dialect asks for and puts results in the order of their calls. New ids are nine letters and
 * digits, follow from the row's seed and the call's index, and are unique in the row.
 */
public final class CallIds {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 9;

    private final CallIdRule rule;
    private final long seed;
    private final RowFindings findings;
    private final Set<String> used = new HashSet<>();
    private int index;

    private CallIds(CallIdRule rule, long seed, RowFindings findings) {
        this.rule = rule;
        this.seed = seed;
        this.findings = findings;
    }

    /** The turns with fitting ids. Ids that fit already are kept; one that does not is replaced, with a finding. */
    public static List<Turn> assign(List<Turn> turns, CallIdRule rule, long seed, RowFindings findings) {
        CallIds ids = new CallIds(rule, seed, findings);
        List<Turn> assigned = new ArrayList<>(turns.size());
        int place = 0;
        while (place < turns.size()) {
            Turn turn = turns.get(place);
            if (!(turn instanceof Turn.Assistant assistant) || assistant.calls().isEmpty()) {
                assigned.add(turn);
                place++;
                continue;
            }
            List<ToolCall> calls = ids.calls(assistant.calls(), place);
            assigned.add(new Turn.Assistant(assistant.text(), calls));
            int start = ++place;
            while (place < turns.size() && turns.get(place) instanceof Turn.ToolResult) {
                place++;
            }
            ids.results(turns.subList(start, place), assistant.calls(), calls, start, assigned);
        }
        return assigned;
    }

    /** The id of a call by itself: nine letters and digits that follow from seed and index. */
    static String id(long seed, int index) {
        long bits = mix(seed + 0x9E3779B97F4A7C15L * (index + 1));
        char[] id = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            id[i] = ALPHABET.charAt((int) Long.remainderUnsigned(bits, ALPHABET.length()));
            bits = Long.divideUnsigned(bits, ALPHABET.length());
        }
        return new String(id);
    }

    private List<ToolCall> calls(List<ToolCall> calls, int place) {
        if (rule == CallIdRule.NONE) {
            return calls;
        }
        List<ToolCall> named = new ArrayList<>(calls.size());
        for (ToolCall call : calls) {
            if (fits(rule, call.id()) && used.add(call.id())) {
                named.add(call);
                continue;
            }
            String id = next();
            if (!call.id().isEmpty()) {
                findings.add(
                        FindingCode.CALL_ID_REPLACED,
                        place,
                        "The call id \"" + call.id() + "\" was replaced by " + id + ".");
            }
            named.add(call.withId(id));
        }
        return named;
    }

    private String next() {
        String id = id(seed, index++);
        while (!used.add(id)) {
            id = id(seed, index++);
        }
        return id;
    }

    private void results(
            List<Turn> results, List<ToolCall> before, List<ToolCall> calls, int place, List<Turn> assigned) {
        Turn.ToolResult[] ordered = new Turn.ToolResult[calls.size()];
        boolean reordered = false;
        for (int i = 0; i < results.size(); i++) {
            Turn.ToolResult result = (Turn.ToolResult) results.get(i);
            int target = target(result, before, ordered);
            if (target < 0) {
                findings.add(
                        FindingCode.WRONG_NUMBER_OF_RESPONSES,
                        place + i,
                        "Several tool results answer the same call, or more than there are.");
                return;
            }
            reordered |= target != i;
            ordered[target] = new Turn.ToolResult(calls.get(target).id(), result.content());
        }
        if (reordered) {
            findings.add(FindingCode.RESULTS_REORDERED, place);
        }
        for (Turn.ToolResult result : ordered) {
            if (result != null) {
                assigned.add(result);
            }
        }
    }

    /** The index of the first call that a result can answer: the one it names, or any that is free when it names none. */
    private static int target(Turn.ToolResult result, List<ToolCall> calls, Turn.ToolResult[] taken) {
        for (int i = 0; i < taken.length; i++) {
            if (taken[i] == null
                    && (result.callId().isEmpty() || calls.get(i).id().equals(result.callId()))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean fits(CallIdRule rule, String id) {
        return switch (rule) {
            case NONE -> true;
            case ANY -> !id.isEmpty();
            case NINE_ALPHANUMERICS -> nineAlphanumerics(id);
        };
    }

    private static boolean nineAlphanumerics(String id) {
        if (id.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(id.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
