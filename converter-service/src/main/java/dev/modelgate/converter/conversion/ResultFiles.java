package dev.modelgate.converter.conversion;

import dev.modelgate.converter.finding.FindingLine;
import dev.modelgate.dialects.convert.ConversionSink;
import dev.modelgate.dialects.finding.Finding;
import dev.modelgate.dialects.json.Utf8Builder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Writes what a conversion gives into the files of its result, line by line. */
final class ResultFiles implements ConversionSink, Closeable {
    private final Map<ResultFile, OutputFile> files = new EnumMap<>(ResultFile.class);
    private final boolean text;
    private final Utf8Builder line = new Utf8Builder(1024);

    private ResultFiles(boolean text) {
        this.text = text;
    }

    /** @param text whether the rendered texts are kept */
    static ResultFiles create(Path folder, boolean text) throws IOException {
        ResultFiles result = new ResultFiles(text);
        try {
            for (ResultFile file : ResultFile.values()) {
                if (file != ResultFile.TEXT || text) {
                    result.files.put(file, OutputFile.create(folder.resolve(file.fileName()), file != ResultFile.ROWS));
                }
            }
            return result;
        } catch (IOException e) {
            result.close();
            throw e;
        }
    }

    @Override
    public void row(long line, byte[] bytes, int from, int length) throws IOException {
        write(ResultFile.ROWS, bytes, from, length);
    }

    @Override
    public boolean wantsText() {
        return text;
    }

    @Override
    public void text(long number, byte[] bytes, int from, int length) throws IOException {
        write(ResultFile.TEXT, bytes, from, length);
    }

    /** As {@link FindingLine}, written by hand: there may be more findings than rows. */
    @Override
    public void finding(Finding finding) throws IOException {
        line.clear();
        line.append('{');
        if (finding.line() > 0) {
            line.append("\"line\":").append(Long.toString(finding.line())).append(',');
        }
        if (finding.turn() >= 0) {
            line.append("\"turn\":").append(Integer.toString(finding.turn())).append(',');
        }
        line.append("\"code\":\"").append(finding.code().label());
        line.append("\",\"severity\":\"").append(finding.severity().label());
        line.append("\",\"message\":").quoted(finding.message()).append("}\n");
        write(ResultFile.FINDINGS, line.bytes(), 0, line.length());
    }

    private void write(ResultFile name, byte[] bytes, int from, int length) throws IOException {
        OutputFile file = files.get(name);
        file.write(bytes, from, length);
        file.lineEnded();
    }

    /**
     * Ends all files; they are on the disk then.
     *
     * @param rowsSha256 the digest of the rows, which the conversion makes itself
     */
    Map<ResultFile, ReportDocument.File> finish(String rowsSha256) throws IOException {
        Map<ResultFile, ReportDocument.File> finished = new EnumMap<>(ResultFile.class);
        for (Map.Entry<ResultFile, OutputFile> file : files.entrySet()) {
            String sha256 = file.getValue().finish().orElse(rowsSha256);
            finished.put(
                    file.getKey(),
                    new ReportDocument.File(
                            file.getValue().lines(), file.getValue().bytes(), sha256));
        }
        return finished;
    }

    @Override
    public void close() throws IOException {
        for (OutputFile file : files.values()) {
            file.close();
        }
    }
}
