package dev.modelgate.dialects.row;

import com.fasterxml.jackson.core.JsonToken;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.JsonCursor;
import dev.modelgate.dialects.json.JsonException;
import java.util.List;

/** What the parsers of a row's parts share: the cursor, the findings, and how a field of the wrong type is met. */
final class Fields {
    private final JsonCursor cursor;
    private final RowFindings findings;
    private int turn = RowFindings.WHOLE_ROW;

    Fields(JsonCursor cursor, RowFindings findings) {
        this.cursor = cursor;
        this.findings = findings;
    }

    JsonCursor cursor() {
        return cursor;
    }

    /** Says which turn the fields that follow belong to. */
    void enter(int place) {
        turn = place;
    }

    void leave() {
        turn = RowFindings.WHOLE_ROW;
    }

    /** Whether an error was found. */
    boolean refused() {
        return findings.refused();
    }

    /** Adds a finding about the turn that was entered, or about the row. */
    void note(FindingCode code, String message) {
        findings.add(code, turn, message);
    }

    /** Adds a finding with the sentence of its code. */
    void note(FindingCode code) {
        findings.add(code, turn);
    }

    /** Adds an error about a value of the wrong type, which is passed over. */
    void wrongType(FindingCode code, String what, String wanted) throws JsonException {
        note(code, what + " " + cursor.describe() + "; " + wanted);
        cursor.skip();
    }

    /** The string that a field holds; empty after an error among the findings. */
    String string(String key) throws JsonException {
        if (cursor.token() != JsonToken.VALUE_STRING) {
            wrongType(FindingCode.UNKNOWN_SHAPE, "The field \"" + key + "\" is", "it must be a string.");
            return "";
        }
        return cursor.string();
    }

    /** The same, without making a text anew that is one of a few usual ones. */
    String string(String key, List<String> usual) throws JsonException {
        return cursor.token() == JsonToken.VALUE_STRING ? cursor.string(usual) : string(key);
    }

    /** The same, where null says nothing. */
    String stringOrNull(String key) throws JsonException {
        return cursor.token() == JsonToken.VALUE_NULL ? "" : string(key);
    }

    /** Passes over the type of a call or tool, and says so when it is another than <code>function</code>. */
    void type(String key) throws JsonException {
        String type = string(key);
        if (!type.equals("function")) {
            note(FindingCode.UNKNOWN_FIELD, "The type \"" + type + "\" was left out; calls and tools are functions.");
        }
    }

    /** Makes sure that a field stands once in its object. */
    void once(boolean first, String key) throws JsonException {
        if (!first) {
            throw new JsonException(
                    JsonException.Kind.DUPLICATE_KEY,
                    cursor.start(),
                    "The key \"" + key + "\" stands twice in one object.");
        }
    }

    /** Passes over a field that no dialect has. */
    void unknown(String key) throws JsonException {
        note(FindingCode.UNKNOWN_FIELD, "The field \"" + key + "\" was left out; no dialect has it.");
        cursor.skip();
    }
}
