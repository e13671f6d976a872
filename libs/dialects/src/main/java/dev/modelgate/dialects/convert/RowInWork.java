package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.row.RawRow;
import java.util.List;
import java.util.Optional;

/** One line on its way through the stages of the pipeline, which are to be called in their order; each lets go of the last one's result. */
final class RowInWork {
    private final Line line;
    private final RowFindings findings;
    private long hash;
    private Optional<RawRow> raw = Optional.empty();
    private Optional<Conversation> read = Optional.empty();
    private List<Conversation> conversations = List.of();

    RowInWork(Line line) {
        this.line = line;
        this.findings = new RowFindings(line.number());
    }

    /** Parses the line, if it is a row. */
    void parse(RowPipeline pipeline, byte[] bytes) {
        if (line.kind() == Line.Kind.ROW) {
            RowScan scan = RowScan.of(bytes, line.start(), line.length());
            hash = scan.hash();
            raw = pipeline.parse(bytes, line.start(), line.length(), scan, findings);
        }
    }

    /** Reads what was parsed. */
    void read(RowPipeline pipeline) {
        read = raw.flatMap(row -> pipeline.read(row, findings));
        raw = Optional.empty();
    }

    /** Brings what was read into the target's terms. */
    void fit(RowPipeline pipeline) {
        read.ifPresent(conversation -> conversations = pipeline.fit(conversation, hash, line.length(), findings));
        read = Optional.empty();
    }

    Line line() {
        return line;
    }

    /** The row's bytes as 64 bits; 0 when the line is none. */
    long hash() {
        return hash;
    }

    RowFindings findings() {
        return findings;
    }

    /** What is to be written of it; nothing when it was refused or is no row. */
    List<Conversation> conversations() {
        return conversations;
    }
}
