package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.conversation.Conversation;
import dev.modelgate.dialects.finding.Finding;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.row.RowWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One file while it is converted. */
final class Conversion {
    private static final int FINDINGS_KEPT_PER_CODE = 10;

    /** What a written row may be longer than the one that was read, before its builder must grow. */
    private static final int MARGIN = 512;

    private final ConversionOptions options;
    private final RowConverter converter;
    private final ConversionSink sink;
    private final RowHashes own;
    private final Optional<RowHashes> otherSplit;
    private final MessageDigest input = sha256();
    private final MessageDigest output = sha256();
    private final Map<FindingCode, List<Finding>> firstFindings = new EnumMap<>(FindingCode.class);
    private final long[] findingCounts = new long[FindingCode.values().length];
    private final boolean needsText;
    private final LengthHistogram lengths = new LengthHistogram();

    private int capacity;

    private long line;
    private long rows;
    private long converted;
    private long written;
    private long blankLines;
    private long calls;
    private long results;
    private boolean carriageReturns;

    Conversion(
            ConversionOptions options,
            RowConverter converter,
            ConversionSink sink,
            RowHashes own,
            Optional<RowHashes> otherSplit) {
        this.options = options;
        this.converter = converter;
        this.sink = sink;
        this.needsText = sink.wantsText()
                || options.form() == RowForm.TEXT
                || options.tokens().isPresent();
        this.own = own;
        this.otherSplit = otherSplit;
    }

    ConversionReport run(InputStream in) throws IOException {
        LineSource lines = new LineSource(in, input, options.limits().lineBytes());
        boolean complete = true;
        while (rows < options.take() && lines.advance()) {
            line++;
            if (rows >= options.limits().rows() && !blank(lines.buffer(), lines.start(), lines.length())) {
                report(finding(FindingCode.TOO_MANY_ROWS, line));
                complete = false;
                break;
            }
            line(lines);
        }
        if (rows == 0) {
            report(finding(FindingCode.EMPTY_FILE, 0));
        }
        Map<FindingCode, ConversionReport.Tally> tallies = new EnumMap<>(FindingCode.class);
        firstFindings.forEach((code, first) ->
                tallies.put(code, new ConversionReport.Tally(findingCounts[code.ordinal()], List.copyOf(first))));
        return new ConversionReport(
                rows,
                converted,
                rows - converted,
                written,
                blankLines,
                calls,
                results,
                complete,
                tallies,
                lengths.lengths(),
                HexFormat.of().formatHex(input.digest()),
                HexFormat.of().formatHex(output.digest()));
    }

    private void line(LineSource lines) throws IOException {
        if (lines.tooLong()) {
            rows++;
            report(finding(FindingCode.LINE_TOO_LONG, line));
            return;
        }
        byte[] bytes = lines.buffer();
        int from = lines.start();
        int length = lines.length();
        if (line == 1 && startsWithByteOrderMark(bytes, from, length)) {
            report(finding(FindingCode.BYTE_ORDER_MARK, line));
            from += 3;
            length -= 3;
        }
        if (length > 0 && bytes[from + length - 1] == '\r') {
            length--;
            if (!carriageReturns) {
                carriageReturns = true;
                report(finding(FindingCode.CR_LF, line));
            }
        }
        if (blank(bytes, from, length)) {
            blankLines++;
            report(finding(FindingCode.BLANK_LINE, line));
            return;
        }
        rows++;
        row(bytes, from, length);
    }

    private void row(byte[] bytes, int from, int length) throws IOException {
        RowFindings findings = new RowFindings(line);
        capacity = length + MARGIN;
        RowHash hash = RowHash.of(bytes, from, length);
        duplicates(hash, findings);
        List<Conversation> conversations = converter.convert(bytes, from, length, hash.one(), findings);
        List<String> texts = needsText ? texts(conversations, findings) : List.of();
        for (Finding finding : findings.all()) {
            report(finding);
        }
        if (conversations.isEmpty()) {
            return;
        }
        converted++;
        calls += conversations.getLast().callCount();
        results += conversations.getLast().resultCount();
        for (int i = 0; i < conversations.size(); i++) {
            write(conversations.get(i), needsText ? texts.get(i) : "");
        }
    }

    /** What a model sees of each row, counted in tokens when asked for. */
    private List<String> texts(List<Conversation> conversations, RowFindings findings) {
        List<String> texts = new ArrayList<>(conversations.size());
        for (Conversation conversation : conversations) {
            StringBuilder out = new StringBuilder(capacity);
            converter.writer().text(conversation, out);
            String text = out.toString();
            texts.add(text);
            options.tokens().ifPresent(limit -> count(text, limit, findings));
        }
        return texts;
    }

    private void count(String text, TokenLimit limit, RowFindings findings) {
        int tokens = limit.counter().count(text);
        lengths.add(tokens);
        if (tokens > limit.most()) {
            findings.add(
                    FindingCode.OVER_TOKEN_LENGTH,
                    RowFindings.WHOLE_ROW,
                    "The row has " + tokens + " tokens; trainers that cut at " + limit.most() + " lose its end.");
        }
    }

    private void duplicates(RowHash hash, RowFindings findings) {
        long earlier = own.add(hash, line);
        if (earlier != 0) {
            findings.add(
                    FindingCode.DUPLICATE_ROW,
                    RowFindings.WHOLE_ROW,
                    "The row is the same as the one on line " + earlier + ".");
        }
        long other = otherSplit.map(hashes -> hashes.find(hash)).orElse(0L);
        if (other != 0) {
            findings.add(
                    FindingCode.ROW_IN_BOTH_SPLITS,
                    RowFindings.WHOLE_ROW,
                    "The row stands on line " + other + " of the other split too.");
        }
    }

    private void write(Conversation conversation, String text) throws IOException {
        // A new one per row: a builder that held one wide character keeps two bytes per character from then on.
        StringBuilder row = new StringBuilder(capacity);
        switch (options.form()) {
            case STRUCTURED -> converter.writer().row(conversation, row);
            case TEXT -> RowWriter.text(row, text);
        }
        row.append('\n');
        byte[] bytes = row.toString().getBytes(StandardCharsets.UTF_8);
        output.update(bytes);
        written++;
        sink.row(line, bytes, bytes.length);
        if (sink.wantsText()) {
            sink.text(line, text);
        }
    }

    private void report(Finding finding) throws IOException {
        findingCounts[finding.code().ordinal()]++;
        List<Finding> first = firstFindings.computeIfAbsent(finding.code(), code -> new ArrayList<>(2));
        if (first.size() < FINDINGS_KEPT_PER_CODE) {
            first.add(finding);
        }
        sink.finding(finding);
    }

    private static Finding finding(FindingCode code, long line) {
        return new Finding(code, code.severity(), line, RowFindings.WHOLE_ROW, code.sentence());
    }

    private static boolean startsWithByteOrderMark(byte[] bytes, int from, int length) {
        return length >= 3
                && (bytes[from] & 0xFF) == 0xEF
                && (bytes[from + 1] & 0xFF) == 0xBB
                && (bytes[from + 2] & 0xFF) == 0xBF;
    }

    private static boolean blank(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
