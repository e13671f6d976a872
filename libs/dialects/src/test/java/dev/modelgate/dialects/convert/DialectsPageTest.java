package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.dialect.Capabilities;
import dev.modelgate.dialects.dialect.Delimiter;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.dialect.Unsayable;
import dev.modelgate.dialects.dialect.WriteOptions;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.JsonObject;
import dev.modelgate.dialects.json.Utf8Builder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DialectsPageTest {
    private static final Turn SYSTEM = new Turn.System("Be brief.");
    private static final Turn USER = new Turn.User("Which files?");
    private static final Turn CALL = new Turn.Assistant(
            "Let me see.",
            List.of(new ToolCall("abcdefghi", "list_files", JsonObject.ofStrings(Map.of("path", "src")))));
    private static final Turn RESULT = new Turn.ToolResult("abcdefghi", "a.py");
    private static final Turn ANSWER = new Turn.Assistant("One: a.py.");
    private static final List<ToolDefinition> TOOLS =
            List.of(new ToolDefinition("list_files", "Lists files.", JsonObject.EMPTY));

    @Test
    void thePageSaysWhatTheCodeDoes() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Dialects

                All are read and all are written; a newcomer adds a package and a line (`Dialects`). Without being told, the reader finds out row
                by row which dialect a row is of, by the marks in it; a row that bears marks of two is refused, never guessed. Rows in are always
                rows converted and rows refused, and whatever is changed or left out is a [finding](findings.md).

                The examples are what the writers give for one conversation: a system turn, a question, text with a call, its result, an answer.
                `⏎` stands for a line break. This page is made from the code, and a test holds it to that.

                | dialect | whose |
                |---|---|
                """);
        for (Dialect dialect : Dialects.all()) {
            page.append("| [")
                    .append(dialect.name())
                    .append("](#")
                    .append(dialect.name())
                    .append(") | ");
            page.append(described(dialect)).append(" |\n");
        }
        Dialects.all().forEach(dialect -> section(dialect, page));
        Page.holds("dialects.md", page.toString());
    }

    private static void section(Dialect dialect, StringBuilder page) {
        Capabilities can = dialect.capabilities();
        page.append("\n## ").append(dialect.name()).append("\n\n").append(described(dialect));
        page.append("\n\n| what | how |\n|---|---|\n");
        line(page, "a row", Page.code(row(dialect, List.of(SYSTEM, USER, CALL, RESULT, ANSWER), List.of())));
        line(page, "its text", Page.code(text(dialect, List.of(SYSTEM, USER, CALL, RESULT, ANSWER), List.of())));
        line(page, "declared tools in the text", Page.code(added(dialect)));
        line(page, "tokens that frame turns, calls and results", delimiters(dialect));
        line(
                page,
                "text beside a call",
                can.textBesideCalls()
                        ? "before the call"
                        : "none: the row is refused, or the text dropped with a finding");
        line(page, "several calls in a turn", can.parallelCalls() ? "yes" : "no");
        line(
                page,
                "the system turn",
                switch (can.systemTurn()) {
                    case OWN_BLOCK -> "a turn of its own, the first";
                    case IN_LAST_USER_TURN -> "joined to the last user turn";
                });
        line(
                page,
                "order of turns",
                can.strictRoles() ? "user and assistant alternate; the last is the assistant's" : "as it comes");
        line(page, "a user turn right after a result", can.userAfterResult() ? "yes" : "refused");
        line(
                page,
                "ids of calls",
                switch (can.callIds()) {
                    case NONE -> "none in the text; results answer calls by their order";
                    case ANY -> "any";
                    case NINE_ALPHANUMERICS -> "nine letters and digits; others are replaced, the same ones every time";
                });
        line(page, "names of functions", Page.code(can.names().pattern()));
    }

    /** Tags as text, not as HTML. */
    private static String described(Dialect dialect) {
        return dialect.description().replace("<", "&lt;");
    }

    private static void line(StringBuilder page, String what, String how) {
        page.append("| ").append(what).append(" | ").append(how).append(" |\n");
    }

    private static String delimiters(Dialect dialect) {
        String all = dialect.delimiters().stream()
                .map(Delimiter::text)
                .map(Page::code)
                .collect(Collectors.joining(" "));
        return all.isEmpty() ? "–" : all;
    }

    /** What the text has more of when tools are declared. */
    private static String added(Dialect dialect) {
        String with = text(dialect, List.of(SYSTEM, USER, ANSWER), TOOLS);
        String without = text(dialect, List.of(SYSTEM, USER, ANSWER), List.of());
        int start = 0;
        while (start < without.length() && with.charAt(start) == without.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < without.length() - start
                && with.charAt(with.length() - 1 - end) == without.charAt(without.length() - 1 - end)) {
            end++;
        }
        return with.substring(start, with.length() - end).strip();
    }

    private static String row(Dialect dialect, List<Turn> turns, List<ToolDefinition> tools) {
        Utf8Builder out = new Utf8Builder(256);
        dialect.writer().row(fitted(dialect, turns, tools), out);
        return out.toString();
    }

    private static String text(Dialect dialect, List<Turn> turns, List<ToolDefinition> tools) {
        Utf8Builder out = new Utf8Builder(256);
        dialect.writer().text(fitted(dialect, turns, tools), out);
        return out.toString();
    }

    private static Conversation fitted(Dialect dialect, List<Turn> turns, List<ToolDefinition> tools) {
        return dialect.writer()
                .fit(
                        new Conversation(tools, new ArrayList<>(turns)),
                        new WriteOptions(Unsayable.DROP, 0),
                        new RowFindings(1))
                .orElseThrow();
    }
}
