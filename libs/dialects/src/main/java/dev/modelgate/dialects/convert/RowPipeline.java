package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.conversation.Turn;
import dev.modelgate.dialects.dialect.ConversationReader;
import dev.modelgate.dialects.dialect.ConversationWriter;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.row.RawRow;
import dev.modelgate.dialects.row.RowParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes one row from its bytes to conversations in the target's terms. Safe for use by several threads. */
final class RowPipeline {
    /** Bytes that one row may become, where each assistant turn repeats what stands before it. */
    private static final long LONGEST_ROWS = 64L << 20;

    private final ConversionOptions options;
    private final Optional<ConversationReader> reader;
    private final Detection detection = new Detection();
    private final SystemPromptTags systemPromptTags = new SystemPromptTags();
    private final ConversationWriter writer;
    private final RowParser parser;

    RowPipeline(ConversionOptions options) {
        this.options = options;
        this.reader = options.from().map(Dialect::reader);
        this.writer = options.to().writer();
        this.parser = new RowParser(options.limits().json());
    }

    /** The row of a line; empty after an error among the findings. */
    Optional<RawRow> parse(byte[] utf8, int from, int length, RowScan scan, RowFindings findings) {
        int invalid = scan.ascii() ? -1 : Bytes.firstInvalidUtf8(utf8, from, length);
        if (invalid >= 0) {
            findings.add(
                    FindingCode.INVALID_UTF8,
                    RowFindings.WHOLE_ROW,
                    "Byte " + (invalid - from) + " of the line is not UTF-8.");
            return Optional.empty();
        }
        return parser.parse(utf8, from, length, scan.escapesCharacters(), findings);
    }

    /** The conversation that a row is, in any dialect's terms; empty after an error among the findings. */
    Optional<Conversation> read(RawRow row, RowFindings findings) {
        return reader.or(() -> detection.dialect(row, findings).map(Dialect::reader))
                .flatMap(found -> found.read(row, options.read(), findings))
                .map(conversation -> withSystem(conversation, findings));
    }

    /**
     * What is to be written of a conversation, in the target's terms; nothing when it was refused.
     *
     * @param seed what the ids of calls follow from
     * @param length the bytes of the row that it was read from
     */
    List<Conversation> fit(Conversation conversation, long seed, int length, RowFindings findings) {
        systemPromptTags.check(conversation, findings);
        Optional<Conversation> fitted = writer.fit(conversation, options.write().withCallIdSeed(seed), findings);
        if (fitted.isEmpty()) {
            return List.of();
        }
        if (!options.rowPerAssistantTurn()) {
            return List.of(fitted.get());
        }
        // Counted before any is made: even lists of their turns may be too many.
        long rows = fitted.get().turns().stream()
                .filter(Turn.Assistant.class::isInstance)
                .count();
        if (rows * length / 2 > Math.max(LONGEST_ROWS, 2L * length)) {
            findings.add(
                    FindingCode.BEYOND_LIMIT,
                    RowFindings.WHOLE_ROW,
                    "The row's " + rows + " assistant turns would become rows of more than " + (LONGEST_ROWS >> 20)
                            + " MiB together.");
            return List.of();
        }
        return perAssistantTurn(fitted.get());
    }

    ConversationWriter writer() {
        return writer;
    }

    private Conversation withSystem(Conversation conversation, RowFindings findings) {
        boolean needed =
                options.leadingSystem().isPresent() && !(conversation.turns().getFirst() instanceof Turn.System);
        if (!needed) {
            return conversation;
        }
        findings.add(FindingCode.SYSTEM_TURN_ADDED, RowFindings.WHOLE_ROW);
        List<Turn> turns = new ArrayList<>(conversation.turns().size() + 1);
        turns.add(new Turn.System(options.leadingSystem().get()));
        turns.addAll(conversation.turns());
        return conversation.withTurns(turns);
    }

    private static List<Conversation> perAssistantTurn(Conversation conversation) {
        List<Conversation> rows = new ArrayList<>(2);
        for (int i = 0; i < conversation.turns().size(); i++) {
            if (conversation.turns().get(i) instanceof Turn.Assistant) {
                rows.add(conversation.withTurns(conversation.turns().subList(0, i + 1)));
            }
        }
        return rows;
    }
}
