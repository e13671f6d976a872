package dev.modelgate.dialects.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.ToolCall;
import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.dialect.ConversationWriter;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.dialect.ReadOptions;
import dev.modelgate.dialects.dialect.WriteOptions;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.JsonException;
import dev.modelgate.dialects.json.JsonLimits;
import dev.modelgate.dialects.json.JsonObject;
import dev.modelgate.dialects.json.Utf8Builder;
import dev.modelgate.dialects.row.RowParser;
import dev.modelgate.dialects.row.RowWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripTest {
    private final RowParser rows = new RowParser(JsonLimits.DEFAULT);

    @Property(tries = 300)
    void whatADialectCanSaySurvivesWritingAndReading(
            @ForAll @From("dialects") String name, @ForAll @From("conversations") Conversation conversation) {
        // Given
        Dialect dialect = Dialects.named(name);
        ConversationWriter writer = dialect.writer();
        Optional<Conversation> said = writer.fit(conversation, WriteOptions.DEFAULT, new RowFindings(1));
        if (said.isEmpty()) {
            return;
        }

        // When
        Utf8Builder row = new Utf8Builder(256);
        writer.row(said.get(), row);
        byte[] bytes = row.toString().getBytes(StandardCharsets.UTF_8);
        RowFindings findings = new RowFindings(1);
        Optional<Conversation> read = rows.parse(bytes, 0, bytes.length, true, findings)
                .flatMap(raw -> dialect.reader().read(raw, ReadOptions.DEFAULT, findings));

        // Then
        assertThat(read.map(RoundTripTest::withoutIds)).as(row.toString()).contains(withoutIds(said.get()));
    }

    @Property(tries = 300)
    void whatTwoDialectsCanSayComesBackFromTheOther(
            @ForAll @From("dialects") String one,
            @ForAll @From("dialects") String other,
            @ForAll @From("conversations") Conversation conversation) {
        // Given
        Optional<Conversation> said = fit(one, conversation);
        Optional<Conversation> there = said.flatMap(fitted -> fit(other, fitted));
        if (there.isEmpty() || !withoutIds(there.get()).equals(withoutIds(said.get()))) {
            return;
        }

        // When
        Conversation back = fit(one, written(other, there.get())).orElseThrow();

        // Then
        assertThat(withoutIds(written(one, back))).isEqualTo(withoutIds(said.get()));
    }

    @Property(tries = 300)
    void whatIsRenderedAsQwensTextIsReadBackFromIt(
            @ForAll @From("conversations") Conversation conversation, @ForAll boolean tags) {
        // Given
        RowFindings findings = new RowFindings(1);
        ConversationWriter writer =
                Dialects.named(tags ? "qwen-xml" : "qwen-hermes").writer();
        Optional<Conversation> said = writer.fit(conversation.withTools(List.of()), WriteOptions.DEFAULT, findings);
        if (said.isEmpty()
                || findings.has(FindingCode.TYPE_LOST)
                || findings.has(FindingCode.CONTROL_TEXT_IN_CONTENT)) {
            return;
        }

        // When
        Utf8Builder text = new Utf8Builder(256);
        writer.text(said.get(), text);
        Utf8Builder row = new Utf8Builder(256);
        RowWriter.text(row, text);

        // Then
        assertThat(withoutIds(read("chatml", row))).isEqualTo(withoutIds(said.get()));
    }

    private static Optional<Conversation> fit(String dialect, Conversation conversation) {
        return Dialects.named(dialect).writer().fit(conversation, WriteOptions.DEFAULT, new RowFindings(1));
    }

    private Conversation written(String dialect, Conversation fitted) {
        Utf8Builder row = new Utf8Builder(256);
        Dialects.named(dialect).writer().row(fitted, row);
        return read(dialect, row);
    }

    private Conversation read(String dialect, Utf8Builder row) {
        byte[] bytes = row.toString().getBytes(StandardCharsets.UTF_8);
        RowFindings findings = new RowFindings(1);
        return rows.parse(bytes, 0, bytes.length, true, findings)
                .flatMap(raw -> Dialects.named(dialect).reader().read(raw, ReadOptions.DEFAULT, findings))
                .orElseThrow(() -> new AssertionError(row + "\n" + findings.all()));
    }

    private static Conversation withoutIds(Conversation conversation) {
        List<Turn> turns = new ArrayList<>();
        for (Turn turn : conversation.turns()) {
            turns.add(
                    switch (turn) {
                        case Turn.Assistant assistant ->
                            new Turn.Assistant(
                                    assistant.text(),
                                    assistant.calls().stream()
                                            .map(call -> call.withId(""))
                                            .toList());
                        case Turn.ToolResult result -> new Turn.ToolResult(result.content());
                        case Turn.System system -> system;
                        case Turn.User user -> user;
                    });
        }
        return conversation.withTurns(turns);
    }

    @Provide
    Arbitrary<String> dialects() {
        return Arbitraries.of(Dialects.names());
    }

    @Provide
    Arbitrary<Conversation> conversations() {
        return Combinators.combine(
                        text(), text(), assistantTurns().list().ofMinSize(1).ofMaxSize(3), text())
                .as((system, user, assistants, result) -> {
                    List<Turn> turns = new ArrayList<>(List.of(new Turn.System("S" + system)));
                    boolean asked = false;
                    for (Turn.Assistant assistant : assistants) {
                        if (!asked) {
                            turns.add(new Turn.User("U" + user));
                        }
                        turns.add(assistant);
                        assistant.calls().forEach(call -> turns.add(new Turn.ToolResult("R" + result)));
                        asked = !assistant.calls().isEmpty();
                    }
                    turns.add(new Turn.Assistant("done"));
                    return new Conversation(
                            List.of(new ToolDefinition("f", user, JsonObject.ofStrings(Map.of("type", "object")))),
                            turns);
                });
    }

    private static Arbitrary<Turn.Assistant> assistantTurns() {
        Arbitrary<List<ToolCall>> calls = Combinators.combine(
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .withChars("_-")
                                .ofMinLength(1)
                                .ofMaxLength(9),
                        values())
                .as((name, value) -> new ToolCall(name, value))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        return Combinators.combine(text(), calls).as(Turn.Assistant::new);
    }

    private static Arbitrary<JsonObject> values() {
        Arbitrary<String> literals = Arbitraries.of(
                "{}",
                "{\"a\": 9007199254740993, \"b\": [1.50, null, {\"c\": true}]}",
                "{\"code\": \"a[TOOL_CALLS]b[ARGS]{}\"}");
        return Arbitraries.oneOf(
                literals.map(RoundTripTest::json), text().map(text -> JsonObject.ofStrings(Map.of("code", text))));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of(
                        "a",
                        "é",
                        "\n",
                        "\n\n",
                        "\t",
                        "    ",
                        "  ",
                        "[ARGS]",
                        "</s>",
                        "日",
                        "\"",
                        "\\",
                        "</parameter>",
                        "<x>",
                        "{}",
                        "\u0001",
                        "😀",
                        "\r",
                        "/")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    private static JsonObject json(String text) {
        try {
            return JsonObject.parse(text);
        } catch (JsonException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
