package dev.modelgate.converter.conversion;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.modelgate.converter.finding.FindingLine;
import dev.modelgate.dialects.convert.ConversionSink;
import dev.modelgate.dialects.finding.Finding;
import dev.modelgate.dialects.json.Utf8Builder;
import dev.modelgate.dialects.row.RowWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Writes what a conversion gives into the files of its result, line by line. */
final class ResultFiles implements ConversionSink, Closeable {
    private final Map<ResultFile, OutputFile> files = new EnumMap<>(ResultFile.class);
    private final ObjectWriter findings;
    private final boolean text;
    private final Utf8Builder line = new Utf8Builder(1024);

    private ResultFiles(ObjectMapper json, boolean text) {
        this.findings = json.writerFor(FindingLine.class)
                .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        this.text = text;
    }

    /** @param text whether the rendered texts are kept */
    static ResultFiles create(Path folder, boolean text, ObjectMapper json) throws IOException {
        ResultFiles result = new ResultFiles(json, text);
        try {
            for (ResultFile file : ResultFile.values()) {
                if (file != ResultFile.TEXT || text) {
                    result.files.put(file, OutputFile.create(folder.resolve(file.fileName())));
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
        OutputFile rows = files.get(ResultFile.ROWS);
        rows.write(bytes, from, length);
        rows.lineEnded();
    }

    @Override
    public boolean wantsText() {
        return text;
    }

    @Override
    public void text(long number, String content) throws IOException {
        line.clear();
        RowWriter.text(line, new Utf8Builder(content.length()).append(content));
        line.append('\n');
        OutputFile texts = files.get(ResultFile.TEXT);
        texts.write(line.bytes(), 0, line.length());
        texts.lineEnded();
    }

    @Override
    public void finding(Finding finding) throws IOException {
        OutputFile file = files.get(ResultFile.FINDINGS);
        findings.writeValue(file, FindingLine.of(finding));
        file.write('\n');
        file.lineEnded();
    }

    /** Ends all files; they are on the disk then. */
    Map<ResultFile, ReportDocument.File> finish() throws IOException {
        Map<ResultFile, ReportDocument.File> finished = new EnumMap<>(ResultFile.class);
        for (Map.Entry<ResultFile, OutputFile> file : files.entrySet()) {
            String sha256 = file.getValue().finish();
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
