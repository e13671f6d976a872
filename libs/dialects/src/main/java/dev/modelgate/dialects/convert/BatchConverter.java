package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.convert.ConvertedLine.WrittenRow;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.json.Utf8Builder;
import dev.modelgate.dialects.row.RowWriter;
import java.util.ArrayList;
import java.util.List;

/** Converts lines by themselves, without regard to the rest of their file. Safe for use by several threads. */
final class BatchConverter {
    /** Bytes that are set aside for a batch's rows before there are any. */
    private static final int LARGEST_START = 1 << 20;

    /** Lines that go from stage to stage together: enough to gain by it, and few enough to stay in a core's cache themselves. */
    private static final int LINES_AT_ONCE = 32;

    /** Bytes of lines that go together, unless one line has more: what is read of them takes several times as many. */
    private static final int BYTES_AT_ONCE = 1 << 17;

    private final ConversionOptions options;
    private final RowPipeline pipeline;
    private final boolean keepsText;
    private final boolean needsText;

    /** @param keepsText whether the text that a model sees is wanted beside the rows */
    BatchConverter(ConversionOptions options, RowPipeline pipeline, boolean keepsText) {
        this.options = options;
        this.pipeline = pipeline;
        this.keepsText = keepsText;
        this.needsText =
                keepsText || options.form() == RowForm.TEXT || options.tokens().isPresent();
    }

    ConvertedBatch convert(LineBatch batch) {
        Utf8Builder out = new Utf8Builder((int) Math.min(batch.size() * 5 / 4, LARGEST_START));
        Utf8Builder texts = new Utf8Builder(keepsText ? (int) Math.min(batch.size(), LARGEST_START) : 0);
        List<ConvertedLine> lines = new ArrayList<>(batch.lines().size());
        for (int from = 0; from < batch.lines().size(); ) {
            int to = goTogether(batch.lines(), from);
            convert(batch.bytes(), batch.lines().subList(from, to), out, texts, lines);
            from = to;
        }
        return new ConvertedBatch(out.bytes(), out.length(), texts.bytes(), lines, batch.end());
    }

    /** The index after the last of the lines that go together with the one at an index. */
    private static int goTogether(List<Line> lines, int from) {
        long bytes = lines.get(from).length();
        int to = from + 1;
        while (to < lines.size()
                && to - from < LINES_AT_ONCE
                && bytes + lines.get(to).length() <= BYTES_AT_ONCE) {
            bytes += lines.get(to).length();
            to++;
        }
        return to;
    }

    /**
     * Takes some lines from stage to stage together: each stage is more code than a core's nearest cache holds, and rows
     * that go through it one after another find it there.
     */
    private void convert(
            byte[] bytes, List<Line> together, Utf8Builder out, Utf8Builder texts, List<ConvertedLine> converted) {
        List<RowInWork> rows = new ArrayList<>(together.size());
        for (Line line : together) {
            rows.add(new RowInWork(line));
        }
        for (RowInWork row : rows) {
            row.parse(pipeline, bytes);
        }
        for (RowInWork row : rows) {
            row.read(pipeline);
        }
        for (RowInWork row : rows) {
            row.fit(pipeline);
        }
        for (RowInWork row : rows) {
            converted.add(written(row, out, texts));
        }
    }

    private ConvertedLine written(RowInWork row, Utf8Builder out, Utf8Builder texts) {
        List<Conversation> conversations = row.conversations();
        RowFindings findings = row.findings();
        if (conversations.isEmpty()) {
            return new ConvertedLine(row.line(), row.hash(), findings.all(), 0, 0, List.of());
        }
        List<WrittenRow> rows = new ArrayList<>(conversations.size());
        for (Conversation conversation : conversations) {
            rows.add(write(conversation, findings, out, texts));
        }
        Conversation whole = conversations.getLast();
        return new ConvertedLine(row.line(), row.hash(), findings.all(), whole.callCount(), whole.resultCount(), rows);
    }

    private WrittenRow write(Conversation conversation, RowFindings findings, Utf8Builder out, Utf8Builder texts) {
        int from = out.length();
        int textFrom = texts.length();
        int tokens = WrittenRow.NOT_COUNTED;
        if (needsText) {
            Utf8Builder rendered = new Utf8Builder(1024);
            pipeline.writer().text(conversation, rendered);
            if (options.form() == RowForm.TEXT) {
                RowWriter.text(out, rendered);
            }
            if (keepsText) {
                RowWriter.text(texts, rendered);
                texts.append('\n');
            }
            if (options.tokens().isPresent()) {
                tokens = count(rendered.toString(), options.tokens().get(), findings);
            }
        }
        if (options.form() == RowForm.STRUCTURED) {
            pipeline.writer().row(conversation, out);
        }
        out.append('\n');
        return new WrittenRow(from, out.length() - from, textFrom, texts.length() - textFrom, tokens);
    }

    private static int count(String text, TokenLimit limit, RowFindings findings) {
        int tokens = limit.counter().count(text);
        if (tokens > limit.most()) {
            findings.add(
                    FindingCode.OVER_TOKEN_LENGTH,
                    RowFindings.WHOLE_ROW,
                    "The row has " + tokens + " tokens; trainers that cut at " + limit.most() + " lose its end.");
        }
        return tokens;
    }
}
