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
        for (Line line : batch.lines()) {
            lines.add(
                    switch (line.kind()) {
                        case ROW -> row(batch.bytes(), line, out, texts);
                        case BLANK, TOO_LONG, ONE_TOO_MANY -> ConvertedLine.without(line);
                    });
        }
        return new ConvertedBatch(out.bytes(), out.length(), texts.bytes(), lines, batch.end());
    }

    private ConvertedLine row(byte[] bytes, Line line, Utf8Builder out, Utf8Builder texts) {
        RowFindings findings = new RowFindings(line.number());
        RowScan scan = RowScan.of(bytes, line.start(), line.length());
        List<Conversation> conversations = pipeline.convert(bytes, line.start(), line.length(), scan, findings);
        if (conversations.isEmpty()) {
            return new ConvertedLine(line, scan.hash(), findings.all(), 0, 0, List.of());
        }
        List<WrittenRow> rows = new ArrayList<>(conversations.size());
        for (Conversation conversation : conversations) {
            rows.add(write(conversation, findings, out, texts));
        }
        Conversation whole = conversations.getLast();
        return new ConvertedLine(line, scan.hash(), findings.all(), whole.callCount(), whole.resultCount(), rows);
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
